import { asyncScheduler, defer, EMPTY, filter, map, type Observable, repeat, throwError, timer } from 'rxjs';
import type { WaitTimes } from './wait-options.ts';

/** What a state means to who waits: it is what was waited for, that will never come, or not yet. */
export type Verdict = 'reached' | 'failed' | 'waiting';

/** What is waited for. */
export interface Wait<State> {
  /** Looks once; emits what is there, or `undefined` where nothing is. */
  readonly look: Observable<State | undefined>;
  readonly judge: (state: State | undefined) => Verdict;
  /** Makes the error for a state from which nothing leads on. */
  readonly failure: (state: State | undefined) => Error;
  /** Makes the error for when the time is up. */
  readonly expiry: (state: State | undefined) => Error;
}

/**
 * Looks again and again until what is waited for is there, and emits every state that it sees, that one last.
 *
 * Between two looks it waits for a random time from the shortest delay up to one that doubles until it is the longest;
 * the last look is when the time is up.
 */
export function wait<State extends object>(
  { look, judge, failure, expiry }: Wait<State>,
  { timeout, minDelay, maxDelay }: WaitTimes,
  random: () => number,
): Observable<State> {
  return defer(() => {
    const deadline = asyncScheduler.now() + timeout;
    let verdict: Verdict = 'waiting';
    let last: State | undefined;

    function judged(state: State | undefined): State | undefined {
      last = state;
      verdict = judge(state);
      if (verdict === 'failed') throw failure(state);
      return state;
    }

    function pause(looks: number): Observable<unknown> {
      if (verdict === 'reached') return EMPTY;
      const left = deadline - asyncScheduler.now();
      if (left <= 0) return throwError(() => expiry(last));
      const ceiling = Math.min(maxDelay, minDelay * 2 ** (looks - 1));
      return timer(Math.min(left, minDelay + random() * (ceiling - minDelay)));
    }

    return look.pipe(
      map(judged),
      repeat({ delay: pause }),
      filter((state) => state !== undefined),
    );
  });
}
