import { Observable } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { flushTimer } from '../../lib/bulk/flush-timer.ts';
import { onVirtualTime } from '../support/marbles.ts';

/** Starts a timer on subscription, and emits whenever it fires. */
const started = (delay: number, startsAgain = false) =>
  new Observable<string>((subscriber) => {
    const timer = flushTimer(delay, () => {
      subscriber.next('f');
      if (startsAgain) timer.start();
    });
    timer.start();
    timer.start();
    return () => timer.stop();
  });

describe('a flush timer', () => {
  it('fires once, however often it is started, and again if it is started again', () => {
    onVirtualTime(({ expectObservable }) => {
      expectObservable(started(50)).toBe('50ms f');
      expectObservable(started(50, true), '120ms !').toBe('50ms f 49ms f');
    });
  });

  it('does not fire once it is stopped', () => {
    onVirtualTime(({ expectObservable }) => {
      expectObservable(started(50), '49ms !').toBe('');
    });
  });

  it.each([2 ** 31 - 1, 2 ** 31, 3 * 2 ** 31])(
    'fires after %i ms, also if that is longer than the longest timer of Node',
    (delay) => {
      onVirtualTime(({ expectObservable }) => {
        expectObservable(started(delay)).toBe(`${delay}ms f`);
      });
    },
  );

  it('with a delay of Infinity starts no timer', () => {
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    flushTimer(Number.POSITIVE_INFINITY, () => expect.unreachable()).start();
    expect(timers()).toBe(before);
    onVirtualTime(({ expectObservable }) => {
      expectObservable(started(Number.POSITIVE_INFINITY)).toBe('');
    });
  });
});
