import { AsyncLocalStorage } from 'node:async_hooks';

/** Ends a wait for a permit; without effect once the permit was granted. */
type Cancel = () => void;

/** A counting semaphore: limits how much runs at once, and grants permits in FIFO order. */
export interface Semaphore {
  /**
   * Calls `start` as soon as there is a permit for it, synchronously if there is one now.
   *
   * A later start runs in the async context of this call, not in that of the release which made it possible.
   */
  readonly acquire: (start: () => void) => Cancel;
  /** Takes a permit without waiting, even beyond the limit; nothing starts until enough are released. */
  readonly take: () => void;
  /** Gives a permit back, which starts the next that waits. */
  readonly release: () => void;
  /** Grants no more permits, and forgets what waits. */
  readonly close: () => void;
}

/**
 * Makes a semaphore with a limit that may change over time.
 *
 * @param limit returns how many permits there are; it is asked whenever a permit is wanted or released
 */
export function semaphore(limit: () => number): Semaphore {
  const waiting = new Set<() => void>();
  let active = 0;
  let isClosed = false;

  const hasPermit = () => !isClosed && active < limit();

  function acquire(start: () => void): Cancel {
    const startWithPermit = () => {
      active++;
      start();
    };
    if (hasPermit()) {
      startWithPermit();
      return () => {};
    }
    const startLater = AsyncLocalStorage.bind(startWithPermit);
    waiting.add(startLater);
    return () => waiting.delete(startLater);
  }

  function release(): void {
    active--;
    for (const start of waiting) {
      if (!hasPermit()) return;
      waiting.delete(start);
      start();
    }
  }

  return {
    acquire,
    release,
    take: () => {
      active++;
    },
    close: () => {
      isClosed = true;
      waiting.clear();
    },
  };
}
