import type { Cancel, Demand } from './demand.ts';

/** The demand of one boundary: its own room, which counts only while there is room behind it too. */
export interface Gate extends Demand {
  /** To be called whenever the boundary has got room: those who wait go on, in turn, while there is room. */
  release(): void;
}

/** Makes the gate of a boundary from its own room and from the demand that the boundary itself obeys. */
export function gate(hasRoom: () => boolean, behind: Demand): Gate {
  const waiting = new Set<() => void>();
  let cancelBehind: Cancel | undefined;
  let isReleasing = false;

  const isOpen = () => hasRoom() && behind.isOpen();

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
    if (waiting.size > 0 && cancelBehind === undefined && hasRoom() && !behind.isOpen()) {
      cancelBehind = behind.whenOpen(release);
    }
  }

  function stopWatching(): void {
    cancelBehind?.();
    cancelBehind = undefined;
  }

  return { isOpen, whenOpen, behind, release };
}
