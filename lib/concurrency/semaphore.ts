import { AsyncLocalStorage } from 'node:async_hooks';

/** Cancels the wait for a permit; no effect once the permit was granted. */
type Cancel = () => void;

/** Counting semaphore that grants its permits in FIFO order. */
export interface Semaphore {
  /**
   * Calls `start` as soon as a permit is free, synchronously if one is free now.
   *
   * `start` runs in the async context of this call, also if a release in another context calls it.
   */
  readonly acquire: (start: () => void) => Cancel;
  /** Takes a permit without waiting, even beyond the limit; no permit is granted until enough are released. */
  readonly take: () => void;
  /** Returns a permit, which grants it to the waiter that came first. */
  readonly release: () => void;
  /** Grants no more permits, and removes all waiters. */
  readonly close: () => void;
}

/**
 * Creates a semaphore whose limit may change over time.
 *
 * @param limit returns how many permits there are; called whenever a permit is acquired or released
 */
export function semaphore(limit: () => number): Semaphore {
  const waiters = new Set<() => void>();
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
    waiters.add(startLater);
    return () => waiters.delete(startLater);
  }

  function release(): void {
    active--;
    for (const start of waiters) {
      if (!hasPermit()) return;
      waiters.delete(start);
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
      waiters.clear();
    },
  };
}
