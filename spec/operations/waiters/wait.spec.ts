import { concatMap, defer, type Observable, of, throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { type Wait, wait } from '../../../lib/operations/waiters/wait.ts';
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

/** Waits for c, and sees states one after another, the last of them for ever; b leads nowhere if told so. */
function waitFor(
  seen: readonly (State | undefined)[],
  { isFatal = false, random = slowest, limits = times } = {},
): Observable<State> {
  let looks = 0;
  const look = defer(() => of(seen[Math.min(looks++, seen.length - 1)]));
  const judge: Wait<State>['judge'] = (state) => {
    if (state === c) return 'reached';
    return isFatal && state === b ? 'failed' : 'waiting';
  };
  return wait({ look, judge, failure: () => failed, expiry: () => expired }, limits, random);
}

describe('a wait', () => {
  it('ends at once when what it waits for is there', () => {
    onVirtualTime(({ expectObservable }) => {
      expectObservable(waitFor([c])).toBe('(c|)', states);
    });
  });

  it('emits each state that it sees, after delays that double up to the longest', () => {
    onVirtualTime(({ expectObservable }) => {
      const seen = [a, a, b, b, b, b, c];
      expectObservable(waitFor(seen)).toBe(
        'a 999ms a 1999ms b 3999ms b 7999ms b 7999ms b 7999ms (c|)',
        states,
      );
    });
  });

  it('waits for the shortest delay at least', () => {
    onVirtualTime(({ expectObservable }) => {
      expectObservable(waitFor([a, b, c], { random: fastest })).toBe('a 999ms b 999ms (c|)', states);
    });
  });

  it('emits nothing where there is nothing', () => {
    onVirtualTime(({ expectObservable }) => {
      expectObservable(waitFor([undefined, undefined, c])).toBe('3000ms (c|)', states);
    });
  });

  it('looks a last time when the time is up, and fails then', () => {
    onVirtualTime(({ expectObservable }) => {
      const limits = { ...times, timeout: 2500 };
      expectObservable(waitFor([a], { limits })).toBe('a 999ms a 1499ms (a#)', states, expired);
      expectObservable(waitFor([a, a, c], { limits })).toBe('a 999ms a 1499ms (c|)', states);
    });
  });

  it('fails at once when what it waits for cannot come any more', () => {
    onVirtualTime(({ expectObservable }) => {
      expectObservable(waitFor([a, b, c], { isFatal: true })).toBe('a 999ms #', states, failed);
    });
  });

  it('fails when a look does', () => {
    onVirtualTime(({ expectObservable }) => {
      const look = throwError(() => failed);
      const never = wait<State>(
        { look, judge: () => 'waiting', failure: () => failed, expiry: () => expired },
        times,
        slowest,
      );
      expectObservable(never).toBe('#', states, failed);
    });
  });

  it('looks no more once the subscriber has left', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      let looks = 0;
      const look = defer(() => {
        looks++;
        return of(a);
      });
      const endless = wait<State>(
        { look, judge: () => 'waiting', failure: () => failed, expiry: () => expired },
        times,
        slowest,
      );
      expectObservable(endless, '1500ms !').toBe('a 999ms a', states);
      flush();
      expect(looks).toBe(2);
    });
  });

  it('begins anew with each subscription', () => {
    onVirtualTime(({ expectObservable }) => {
      const twice = waitFor([a, c, a, c]);
      expectObservable(of(1, 2).pipe(concatMap(() => twice))).toBe('a 999ms (ca) 996ms (c|)', states);
    });
  });
});
