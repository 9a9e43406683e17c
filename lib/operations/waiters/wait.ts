import { asyncScheduler, defer, EMPTY, filter, map, type Observable, repeat, throwError, timer } from 'rxjs';
import type { WaitTimes } from './wait-options.ts';

/** Whether a wait is over: the state has been reached, can no longer be reached, or may still come. */
export type Progress = 'reached' | 'failed' | 'pending';

/** How to poll the state of a resource, and what each state means. */
export interface Poll<State> {
  /** Requests the state once; emits `undefined` if there is no such resource. */
  readonly request: Observable<State | undefined>;
  readonly progressOf: (state: State | undefined) => Progress;
  /** Makes the error for a state from which the expected one can no longer be reached. */
  readonly failedError: (state: State | undefined) => Error;
  /** Makes the error for when the time is up, from the last state. */
  readonly timeoutError: (state: State | undefined) => Error;
}

/**
 * Polls a resource until it has reached the expected state, and emits every state, the expected one last.
 *
 * Between two requests it waits for a random time from the shortest delay up to a limit that doubles until it is the longest
 * delay (exponential backoff with jitter). The last request is sent when the time is up.
 */
export function wait<State extends object>(
  { request, progressOf, failedError, timeoutError }: Poll<State>,
  { timeout, minDelay, maxDelay }: WaitTimes,
  random: () => number,
): Observable<State> {
  return defer(() => {
    const deadline = asyncScheduler.now() + timeout;
    let progress: Progress = 'pending';
    let last: State | undefined;

    function check(state: State | undefined): State | undefined {
      last = state;
      progress = progressOf(state);
      if (progress === 'failed') throw failedError(state);
      return state;
    }

    function nextRequest(requestCount: number): Observable<unknown> {
      if (progress === 'reached') return EMPTY;
      const remaining = deadline - asyncScheduler.now();
      if (remaining <= 0) return throwError(() => timeoutError(last));
      const limit = Math.min(maxDelay, minDelay * 2 ** (requestCount - 1));
      return timer(Math.min(remaining, minDelay + random() * (limit - minDelay)));
    }

    return request.pipe(
      map(check),
      repeat({ delay: nextRequest }),
      filter((state) => state !== undefined),
    );
  });
}
