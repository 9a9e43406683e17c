import { semaphore } from './semaphore.ts';

/** The permit of one request in flight. The first call of one of its methods gives it back; later calls do nothing. */
export interface Permit {
  /** The request succeeded, which raises the limit. */
  readonly onSuccess: () => void;
  /** The request was throttled, which halves the limit. */
  readonly onThrottled: () => void;
  /** The request ended in another way, which does not change the limit. */
  readonly release: () => void;
}

/** Limits how many requests are in flight, and adapts the limit to what becomes of them. */
export interface AdaptiveConcurrency {
  /** Calls `start` as soon as there is a permit, synchronously if there is one now; returns how to stop waiting. */
  readonly acquire: (start: (permit: Permit) => void) => () => void;
  /** Grants no more permits. */
  readonly close: () => void;
}

/**
 * Makes a limit with additive increase and multiplicative decrease (AIMD), which starts at `max`.
 *
 * A throttle halves the limit, down to one request; as many successes as the limit add about one, up to `max`. Throttles
 * of requests that were in flight together count as one, because all of them were sent before the first was known.
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
