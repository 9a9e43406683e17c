import { AsyncLocalStorage } from 'node:async_hooks';

/** Undoes a wait. */
export type Cancel = () => void;

/**
 * What a source asks before each item and each request: whether anybody downstream has room.
 *
 * RxJS knows no way to ask upstream, so the question goes around it: a boundary subscribes to its source inside a scope
 * that holds its demand, and every source of ours takes the demand of the scope in which it is subscribed.
 */
export interface Demand {
  /** Whether there is room now. */
  isOpen(): boolean;
  /** Calls back once there is room; it may be taken again by then, so ask again. */
  whenOpen(resume: () => void): Cancel;
}

/**
 * The scope follows the async context, so that it outlives timers and promises between a boundary and a source, those of
 * `retry({ delay })` for one.
 */
const scope = new AsyncLocalStorage<Demand | undefined>();

/** The demand of the scope we are in; outside of all there is always room. */
export function currentDemand(): Demand | undefined {
  return scope.getStore();
}

/** Runs a function in the scope of a demand, or outside of all. */
export function withDemand<T>(demand: Demand | undefined, run: () => T): T {
  return scope.getStore() === demand ? run() : scope.run(demand, run);
}

/** The room of one boundary, which counts only while there is room behind the boundary too. */
export interface Gate extends Demand {
  /** To be called whenever the boundary has got room: those who wait go on, in turn, while there is room. */
  release(): void;
}

/** Makes the gate of a boundary from its own room and from the demand that it was itself subscribed in. */
export function gate(hasRoom: () => boolean, behind: Demand | undefined): Gate {
  const waiting = new Set<() => void>();
  let cancelBehind: Cancel | undefined;
  let releasing = false;

  const isOpen = () => hasRoom() && (behind === undefined || behind.isOpen());

  function release(): void {
    if (releasing) return;
    releasing = true;
    stopWatching();
    for (const resume of waiting) {
      if (!isOpen()) break;
      waiting.delete(resume);
      resume();
    }
    releasing = false;
    watchBehind();
  }

  /** Our own room does not help while there is none behind: then it is that which wakes us. */
  function watchBehind(): void {
    if (waiting.size > 0 && cancelBehind === undefined && behind !== undefined && hasRoom()) {
      cancelBehind = behind.whenOpen(release);
    }
  }

  function whenOpen(resume: () => void): Cancel {
    waiting.add(resume);
    watchBehind();
    return () => {
      waiting.delete(resume);
      if (waiting.size === 0) stopWatching();
    };
  }

  function stopWatching(): void {
    cancelBehind?.();
    cancelBehind = undefined;
  }

  return { isOpen, whenOpen, release };
}
