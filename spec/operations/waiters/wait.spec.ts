import { concatMap, defer, type Observable, of, throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { type Poll, wait } from '../../../lib/operations/waiters/wait.ts';
import { onVirtualTime } from '../../support/marbles.ts';

interface State {
  readonly name: string;
}

const times = { timeout: 60_000, minDelay: 1000, maxDelay: 8000 };
const expired = new Error('expired');
const failed = new Error('failed');
const slowest = () => 1;
const fastest = () => 0;
const [a, b, c] = ['a', 'b', 'c'].map((name) => ({ name })) as [State, State, State];
const states = { a, b, c };

/** Waits for `c`. Each request returns the next state, the last one again and again; `b` may be fatal. */
function waitFor(
  states: readonly (State | undefined)[],
  { isFatal = false, random = slowest, limits = times } = {},
): Observable<State> {
  let requests = 0;
  const request = defer(() => of(states[Math.min(requests++, states.length - 1)]));
  const progressOf: Poll<State>['progressOf'] = (state) => {
    if (state === c) return 'reached';
    return isFatal && state === b ? 'failed' : 'pending';
  };
  return wait(
    { request, progressOf, failedError: () => failed, timeoutError: () => expired },
    limits,
    random,
  );
}

describe('a wait', () => {
  it('completes at once if the expected state is already reached', () => {
    onVirtualTime(({ expectObservable }) => {
      expectObservable(waitFor([c])).toBe('(c|)', states);
    });
  });

  it('emits each state that it receives, after delays that double up to the longest', () => {
    onVirtualTime(({ expectObservable }) => {
      const received = [a, a, b, b, b, b, c];
      expectObservable(waitFor(received)).toBe(
        'a 999ms a 1999ms b 3999ms b 7999ms b 7999ms b 7999ms (c|)',
        states,
      );
    });
  });

  it('waits for the shortest delay at least between two requests', () => {
    onVirtualTime(({ expectObservable }) => {
      expectObservable(waitFor([a, b, c], { random: fastest })).toBe('a 999ms b 999ms (c|)', states);
    });
  });

  it('emits nothing while there is no such resource', () => {
    onVirtualTime(({ expectObservable }) => {
      expectObservable(waitFor([undefined, undefined, c])).toBe('3000ms (c|)', states);
    });
  });

  it('sends a last request when the time is up, and fails after it', () => {
    onVirtualTime(({ expectObservable }) => {
      const limits = { ...times, timeout: 2500 };
      expectObservable(waitFor([a], { limits })).toBe('a 999ms a 1499ms (a#)', states, expired);
      expectObservable(waitFor([a, a, c], { limits })).toBe('a 999ms a 1499ms (c|)', states);
    });
  });

  it('fails at once when the expected state can no longer be reached', () => {
    onVirtualTime(({ expectObservable }) => {
      expectObservable(waitFor([a, b, c], { isFatal: true })).toBe('a 999ms #', states, failed);
    });
  });

  it('fails when a request fails', () => {
    onVirtualTime(({ expectObservable }) => {
      const request = throwError(() => failed);
      const never = wait<State>(
        { request, progressOf: () => 'pending', failedError: () => failed, timeoutError: () => expired },
        times,
        slowest,
      );
      expectObservable(never).toBe('#', states, failed);
    });
  });

  it('sends no further request after unsubscribing', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      let requests = 0;
      const request = defer(() => {
        requests++;
        return of(a);
      });
      const endless = wait<State>(
        { request, progressOf: () => 'pending', failedError: () => failed, timeoutError: () => expired },
        times,
        slowest,
      );
      expectObservable(endless, '1500ms !').toBe('a 999ms a', states);
      flush();
      expect(requests).toBe(2);
    });
  });

  it('starts over with each subscription', () => {
    onVirtualTime(({ expectObservable }) => {
      const twice = waitFor([a, c, a, c]);
      expectObservable(of(1, 2).pipe(concatMap(() => twice))).toBe('a 999ms (ca) 996ms (c|)', states);
    });
  });
});
