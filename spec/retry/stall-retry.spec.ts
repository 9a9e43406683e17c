import {
  asyncScheduler,
  concat,
  defer,
  ignoreElements,
  map,
  merge,
  type Observable,
  of,
  repeat,
  switchMap,
  throwError,
  timer,
} from 'rxjs';
import { describe, expect, it } from 'vitest';
import { serviceError } from '../../lib/errors/service-error-by-name.ts';
import { TransportError } from '../../lib/errors/transport-error.ts';
import type { SegmentSlot } from '../../lib/paging/segment-scheduler.ts';
import { stallRetry } from '../../lib/retry/stall-retry.ts';
import { onVirtualTime } from '../support/marbles.ts';

const throttled = (context: object = {}, remark = '') =>
  serviceError('ThrottlingException', `too fast${remark}`, { statusCode: 400, attempts: 1, ...context });
const rejected = (context: object = {}) =>
  serviceError('ValidationException', 'no', { statusCode: 400, attempts: 1, ...context });

/** A request that fails this many times and then emits `a`. */
function failingTimes(times: number, error = throttled): Observable<string> {
  let tries = 0;
  return defer(() => (tries++ < times ? throwError(() => error()) : of('a')));
}

/** What the message of a throttle says after the stall timeout. */
const stallRemark = (attempts: number, stallTimeout: number) =>
  ` (not tried again after attempt ${attempts}: throttled, and no page came for ${stallTimeout} ms, the \`stallTimeout\` of the stream)`;

const stallTimeout = 300_000;
const oneAtATime = { concurrency: 1, stallTimeout, random: () => 1 };

describe('the stall retry of a stream', () => {
  it('retries throttles until the stall timeout, with more attempts than a single call', () => {
    onVirtualTime(({ expectObservable }) => {
      const delays = 1000 + 2000 + 4000 + 8000 + 16_000 + 20_000 + 20_000;
      expectObservable(stallRetry(oneAtATime).send(failingTimes(7))).toBe(`${delays}ms (a|)`);
    });
  });

  it('retries a throttle after the delay that the service asks for', () => {
    onVirtualTime(({ expectObservable }) => {
      const asking = () => throttled({ retryAfter: 4000 });
      expectObservable(stallRetry(oneAtATime).send(failingTimes(1, asking))).toBe('4000ms (a|)');
    });
  });

  it('fails after the stall timeout, with the number of attempts and the sum of the delays', () => {
    onVirtualTime(({ expectObservable }) => {
      const { send } = stallRetry({ ...oneAtATime, stallTimeout: 10_000 });
      const totalRetryDelay = 1000 + 2000 + 4000 + 8000;
      expectObservable(send(failingTimes(99))).toBe(
        `${totalRetryDelay}ms #`,
        undefined,
        throttled(
          { attempts: 5, totalRetryDelay, notRetriedBecause: 'stallTimeout' },
          stallRemark(5, 10_000),
        ),
      );
    });
  });

  it('does not retry with a stall timeout of 0', () => {
    onVirtualTime(({ expectObservable }) => {
      expectObservable(stallRetry({ ...oneAtATime, stallTimeout: 0 }).send(failingTimes(1))).toBe(
        '#',
        undefined,
        throttled({ notRetriedBecause: 'stallTimeout' }, stallRemark(1, 0)),
      );
    });
  });

  it('retries a request as long as other requests succeed', () => {
    onVirtualTime(({ expectObservable }) => {
      const { send } = stallRetry({ concurrency: 2, stallTimeout: 5000, random: () => 1 });
      const healthy = defer(() => send(timer(1000))).pipe(repeat(60), ignoreElements());
      const throttledRequest = send(failingTimes(6));
      expectObservable(merge(throttledRequest, healthy)).toBe('51s a 8999ms |');
    });
  });

  it('starts the stall timeout again after each success', () => {
    onVirtualTime(({ expectObservable }) => {
      const { send } = stallRetry({ ...oneAtATime, stallTimeout: 3000 });
      const thrice = defer(() => send(failingTimes(2))).pipe(repeat(3));
      expectObservable(thrice).toBe('3s a 2999ms a 2999ms (a|)');
    });
  });

  it('sends one request at a time after a throttle has halved a concurrency of two', () => {
    onVirtualTime(({ expectObservable }) => {
      const { send } = stallRetry({ concurrency: 2, stallTimeout, random: () => 1 });
      const slow = defer(() => timer(10).pipe(map(() => 'b')));
      const at = (delay: number) => timer(delay).pipe(switchMap(() => send(slow)));
      expectObservable(merge(send(failingTimes(1)), at(1), at(2))).toBe('11ms b 9ms b 978ms (a|)');
    });
  });

  it('sends other requests during the retry delay of a throttled one', () => {
    onVirtualTime(({ expectObservable }) => {
      const { send } = stallRetry(oneAtATime);
      expectObservable(merge(send(failingTimes(1)), send(of('b')))).toBe('b 999ms (a|)');
    });
  });

  it('passes every other error on at once, with the number of all attempts', () => {
    onVirtualTime(({ expectObservable }) => {
      const { send } = stallRetry(oneAtATime);
      expectObservable(send(throwError(() => rejected()))).toBe('#', undefined, rejected());
      const thenRejected = defer(() => throwError(errors.shift() ?? rejected));
      const errors = [() => throttled({ attempts: 2, totalRetryDelay: 50 }), rejected];
      expectObservable(send(thenRejected)).toBe(
        '1s #',
        undefined,
        rejected({ attempts: 3, totalRetryDelay: 1050 }),
      );
    });
  });

  it('releases its permit on unsubscribe: in flight, before it has one, and during a retry delay', () => {
    onVirtualTime(({ expectObservable, cold, expectSubscriptions }) => {
      const { send } = stallRetry(oneAtATime);
      const inFlight = cold('----a|');
      const queued = cold('a|');
      expectObservable(send(inFlight), '^-!').toBe('');
      expectObservable(send(queued), '^!').toBe('');
      expectObservable(timer(1).pipe(switchMap(() => send(of('b'))))).toBe('--(b|)');
      expectObservable(send(failingTimes(1)), '500ms !').toBe('');
      expectSubscriptions(inFlight.subscriptions).toBe('^-!');
      expectSubscriptions(queued.subscriptions).toBe([]);
    });
  });

  it('does not count the time before a request is sent towards the stall timeout', () => {
    onVirtualTime(({ expectObservable }) => {
      const { send } = stallRetry({ ...oneAtATime, stallTimeout: 5000 });
      const twice = concat(send(of('a')), timer(60_000).pipe(switchMap(() => send(failingTimes(2)))));
      expectObservable(twice).toBe('a 62999ms (a|)');
    });
  });

  it('counts the time until a request fails towards the stall timeout', () => {
    onVirtualTime(({ expectObservable }) => {
      const { send } = stallRetry({ ...oneAtATime, stallTimeout: 5000 });
      const hanging = timer(6000).pipe(switchMap(() => throwError(() => throttled())));
      expectObservable(send(hanging)).toBe(
        '6s #',
        undefined,
        throttled({ notRetriedBecause: 'stallTimeout' }, stallRemark(1, 5000)),
      );
    });
  });

  it('retries throttles instead of the request, and after the first page also transient errors', () => {
    const { send, callerRetries } = stallRetry(oneAtATime);
    expect(callerRetries()).toEqual(['throttling']);
    send(of('a')).subscribe();
    expect(callerRetries()).toEqual(['throttling', 'transient']);
  });

  it('retries transient errors after the first page until the stall timeout, with delays from 25 ms to 20 s', () => {
    onVirtualTime(({ expectObservable }) => {
      const { send } = stallRetry(oneAtATime);
      const lost = () => new TransportError('lost', { cause: Object.assign(new Error(), { code: 'EPIPE' }) });
      const delays = Array.from({ length: 12 }, (_, retry) => Math.min(25 * 2 ** retry, 20_000));
      const totalRetryDelay = delays.reduce((sum, delay) => sum + delay, 0);
      expectObservable(send(failingTimes(1, lost))).toBe('#', undefined, lost());
      expectObservable(concat(send(of('a')), send(failingTimes(12, lost)))).toBe(
        `a ${totalRetryDelay - 1}ms (a|)`,
      );
    });
  });

  it('does not retry a request that may have been applied', () => {
    onVirtualTime(({ expectObservable }) => {
      const { send } = stallRetry(oneAtATime);
      const lost = () =>
        new TransportError('lost', { ambiguous: true, cause: Object.assign(new Error(), { code: 'EPIPE' }) });
      const twice = concat(send(of('a')), send(failingTimes(1, lost)));
      expectObservable(twice).toBe('(a#)', undefined, lost());
    });
  });

  it.each([
    ['a key range', ['TableReadKeyRangeThroughputExceeded'], ['stepAside', 'resume'], [10, 10, 20, 20]],
    ['no stated reason', [], ['stepAside', 'resume'], [10, 20, 20, 30]],
    ['the table', ['TableReadProvisionedThroughputExceeded'], ['resume'], [10, 20, 20, 30]],
  ])(
    'gives up the slot of a segment, lowers the concurrency or both, if the reason of the throttle is %s',
    (_, reasons, moves, times) => {
      onVirtualTime(({ flush }) => {
        const { send } = stallRetry({ concurrency: 2, stallTimeout, random: () => 1 });
        const throttlingReasons = reasons.map((reason) => ({ reason }));
        const slotCalls: string[] = [];
        const slot: SegmentSlot = {
          stepAside: () => slotCalls.push('stepAside'),
          resume: () => slotCalls.push('resume'),
          release: () => slotCalls.push('release'),
        };
        const ends: number[] = [];
        send(
          failingTimes(1, () => throttled({ throttlingReasons })),
          slot,
        ).subscribe();
        for (let count = 0; count < 4; count++) {
          send(timer(10)).subscribe(() => ends.push(asyncScheduler.now()));
        }
        flush();
        expect(slotCalls).toEqual(moves);
        expect(ends).toEqual(times);
      });
    },
  );

  it('sends no requests after `close`', () => {
    onVirtualTime(({ expectObservable }) => {
      const { send, close } = stallRetry(oneAtATime);
      const inFlight = send(timer(10));
      const queued = send(of('b'));
      timer(5).subscribe(close);
      expectObservable(inFlight.pipe(ignoreElements())).toBe('10ms |');
      expectObservable(queued).toBe('');
      expectObservable(timer(20).pipe(switchMap(() => send(of('c'))))).toBe('');
    });
  });
});
