import { adopt, always, type Cancel, type Demand, inScope, type Scope } from './demand.ts';

/** What a boundary does with its demand. */
export interface Gate {
  /** Runs what subscribes to the boundary's source, so that the source obeys. */
  admit<T>(subscribe: () => T): T;
  /** To be called with each value that arrives, so that a source obeys that was subscribed elsewhere. */
  arrive(): void;
  /** To be called whenever the boundary has got room: those who wait go on, in turn, while there is room. */
  release(): void;
}

/**
 * Makes the gate of a boundary from its own room, which counts only while there is room behind the boundary too.
 *
 * @param scope what the boundary itself obeys; nothing, if it leads out of RxJS
 */
export function gate(hasRoom: () => boolean, scope?: Scope): Gate {
  const waiting = new Set<() => void>();
  let cancelBehind: Cancel | undefined;
  let isReleasing = false;

  const behind = () => scope?.demand ?? always;
  const isOpen = () => hasRoom() && behind().isOpen();

  function release(): void {
    if (isReleasing) return;
    isReleasing = true;
    stopWatching();
    for (const resume of waiting) {
      if (!isOpen()) break;
      waiting.delete(resume);
      resume();
    }
    isReleasing = false;
    watchBehind();
  }

  function whenOpen(resume: () => void): Cancel {
    waiting.add(resume);
    watchBehind();
    return () => {
      waiting.delete(resume);
      if (waiting.size === 0) stopWatching();
    };
  }

  /** Our own room does not help while there is none behind: then it is that which wakes us. */
  function watchBehind(): void {
    if (waiting.size > 0 && cancelBehind === undefined && hasRoom() && !behind().isOpen()) {
      cancelBehind = behind().whenOpen(release);
    }
  }

  function stopWatching(): void {
    cancelBehind?.();
    cancelBehind = undefined;
  }

  const demand: Demand = { isOpen, whenOpen };
  const source: Scope = { demand, isFree: false, within: scope?.within };
  return {
    admit: (subscribe) => inScope(source, subscribe),
    arrive: () => adopt(demand, scope),
    release,
  };
}
