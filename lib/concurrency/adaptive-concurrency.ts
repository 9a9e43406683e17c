import { semaphore } from './semaphore.ts';

/** The permit of one request in flight. The first call of any of its methods releases it; later calls have no effect. */
export interface Permit {
  /** The request succeeded, which raises the limit. */
  readonly onSuccess: () => void;
  /** The request was throttled, which halves the limit. */
  readonly onThrottled: () => void;
  /** The request ended in any other way, which leaves the limit as it is. */
  readonly release: () => void;
}

/** Limits how many requests are in flight, and adapts the limit to throttles and successes. */
export interface AdaptiveConcurrency {
  /** Calls `start` as soon as a permit is free, synchronously if one is free now; returns a function that cancels the wait. */
  readonly acquire: (start: (permit: Permit) => void) => () => void;
  /** Grants no more permits. */
  readonly close: () => void;
}

/**
 * Creates a concurrency limit with additive increase and multiplicative decrease (AIMD), which starts at `max`.
 *
 * A throttle halves the limit, down to one request. Each success adds `1 / limit`, up to `max`. Throttles of requests that
 * were in flight together count once, because all of them were sent before the first throttle was known.
 */
export function adaptiveConcurrency(max: number): AdaptiveConcurrency {
  let limit = max;
  let reductions = 0;
  const { acquire, release, close } = semaphore(() => Math.floor(limit));

  function newPermit(): Permit {
    const reductionsBefore = reductions;
    let isReleased = false;
    const releaseAfter = (adjustLimit: () => void) => () => {
      if (isReleased) return;
      isReleased = true;
      adjustLimit();
      release();
    };
    return {
      onSuccess: releaseAfter(() => {
        limit = Math.min(max, limit + 1 / limit);
      }),
      onThrottled: releaseAfter(() => {
        if (reductionsBefore !== reductions) return;
        limit = Math.max(1, limit / 2);
        reductions++;
      }),
      release: releaseAfter(() => {}),
    };
  }

  return { acquire: (start) => acquire(() => start(newPermit())), close };
}
