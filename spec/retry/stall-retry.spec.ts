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

const throttled = (facts: object = {}, remark = '') =>
  serviceError('ThrottlingException', `too fast${remark}`, { statusCode: 400, attempts: 1, ...facts });
const refused = (facts: object = {}) =>
  serviceError('ValidationException', 'no', { statusCode: 400, attempts: 1, ...facts });

/** A request that is throttled so many times and answers then. */
function throttledTimes(times: number, error = throttled): Observable<string> {
  let tries = 0;
  return defer(() => (tries++ < times ? throwError(() => error()) : of('a')));
}

/** What the message says besides when throttles were not waited out any longer. */
const givenUp = (attempts: number, stallTimeout: number) =>
  ` (not tried again after attempt ${attempts}: throttled, and no page came for ${stallTimeout} ms, the \`stallTimeout\` of the stream)`;

const stallTimeout = 300_000;
const slowly = { concurrency: 1, stallTimeout, random: () => 1 };

describe('the pace of a stream', () => {
  it('waits throttles out with the delays of a retry, beyond the attempts of a single call', () => {
    onVirtualTime(({ expectObservable }) => {
      const delays = 1000 + 2000 + 4000 + 8000 + 16_000 + 20_000 + 20_000;
      expectObservable(stallRetry(slowly).send(throttledTimes(7))).toBe(`${delays}ms (a|)`);
    });
  });

  it('waits as long as the service asks for', () => {
    onVirtualTime(({ expectObservable }) => {
      const asking = () => throttled({ retryAfter: 4000 });
      expectObservable(stallRetry(slowly).send(throttledTimes(1, asking))).toBe('4000ms (a|)');
    });
  });

  it('gives up after a time in which nothing succeeded, and tells the attempts and the waiting', () => {
    onVirtualTime(({ expectObservable }) => {
      const pace = stallRetry({ ...slowly, stallTimeout: 10_000 }).send;
      const totalRetryDelay = 1000 + 2000 + 4000 + 8000;
      expectObservable(pace(throttledTimes(99))).toBe(
        `${totalRetryDelay}ms #`,
        undefined,
        throttled({ attempts: 5, totalRetryDelay, notRetriedBecause: 'stallTimeout' }, givenUp(5, 10_000)),
      );
    });
  });

  it('gives up at once without any patience', () => {
    onVirtualTime(({ expectObservable }) => {
      expectObservable(stallRetry({ ...slowly, stallTimeout: 0 }).send(throttledTimes(1))).toBe(
        '#',
        undefined,
        throttled({ notRetriedBecause: 'stallTimeout' }, givenUp(1, 0)),
      );
    });
  });

  it('does not give a request up as long as others succeed', () => {
    onVirtualTime(({ expectObservable }) => {
      const pace = stallRetry({ concurrency: 2, stallTimeout: 5000, random: () => 1 }).send;
      const healthy = defer(() => pace(timer(1000))).pipe(repeat(60), ignoreElements());
      const hot = pace(throttledTimes(6));
      expectObservable(merge(hot, healthy)).toBe('51s a 8999ms |');
    });
  });

  it('is patient anew after each success', () => {
    onVirtualTime(({ expectObservable }) => {
      const pace = stallRetry({ ...slowly, stallTimeout: 3000 }).send;
      const thrice = defer(() => pace(throttledTimes(2))).pipe(repeat(3));
      expectObservable(thrice).toBe('3s a 2999ms a 2999ms (a|)');
    });
  });

  it('has one request wait for the other where throttles have left room for one', () => {
    onVirtualTime(({ expectObservable }) => {
      const pace = stallRetry({ concurrency: 2, stallTimeout: stallTimeout, random: () => 1 }).send;
      const slow = defer(() => timer(10).pipe(map(() => 'b')));
      const at = (delay: number) => timer(delay).pipe(switchMap(() => pace(slow)));
      expectObservable(merge(pace(throttledTimes(1)), at(1), at(2))).toBe('11ms b 9ms b 978ms (a|)');
    });
  });

  it('lets others go ahead while a throttled request waits', () => {
    onVirtualTime(({ expectObservable }) => {
      const pace = stallRetry(slowly).send;
      expectObservable(merge(pace(throttledTimes(1)), pace(of('b')))).toBe('b 999ms (a|)');
    });
  });

  it('lets every other error pass at once, with all attempts that were made', () => {
    onVirtualTime(({ expectObservable }) => {
      const pace = stallRetry(slowly).send;
      expectObservable(pace(throwError(() => refused()))).toBe('#', undefined, refused());
      const thenRefused = defer(() => throwError(errors.shift() ?? refused));
      const errors = [() => throttled({ attempts: 2, totalRetryDelay: 50 }), refused];
      expectObservable(pace(thenRefused)).toBe(
        '1s #',
        undefined,
        refused({ attempts: 3, totalRetryDelay: 1050 }),
      );
    });
  });

  it('leaves its place when the subscriber does, be it in flight, in line or waiting', () => {
    onVirtualTime(({ expectObservable, cold, expectSubscriptions }) => {
      const pace = stallRetry(slowly).send;
      const inFlight = cold('----a|');
      const inLine = cold('a|');
      expectObservable(pace(inFlight), '^-!').toBe('');
      expectObservable(pace(inLine), '^!').toBe('');
      expectObservable(timer(1).pipe(switchMap(() => pace(of('b'))))).toBe('--(b|)');
      expectObservable(pace(throttledTimes(1)), '500ms !').toBe('');
      expectSubscriptions(inFlight.subscriptions).toBe('^-!');
      expectSubscriptions(inLine.subscriptions).toBe([]);
    });
  });

  it('does not count the time before a request is sent as patience', () => {
    onVirtualTime(({ expectObservable }) => {
      const { send } = stallRetry({ ...slowly, stallTimeout: 5000 });
      const twice = concat(send(of('a')), timer(60_000).pipe(switchMap(() => send(throttledTimes(2)))));
      expectObservable(twice).toBe('a 62999ms (a|)');
    });
  });

  it('counts the time that a request takes before it fails', () => {
    onVirtualTime(({ expectObservable }) => {
      const { send } = stallRetry({ ...slowly, stallTimeout: 5000 });
      const hanging = timer(6000).pipe(switchMap(() => throwError(() => throttled())));
      expectObservable(send(hanging)).toBe(
        '6s #',
        undefined,
        throttled({ notRetriedBecause: 'stallTimeout' }, givenUp(1, 5000)),
      );
    });
  });

  it('wants throttles left to it, and after the first page transient errors too', () => {
    const { send, callerRetries } = stallRetry(slowly);
    expect(callerRetries()).toEqual(['throttling']);
    send(of('a')).subscribe();
    expect(callerRetries()).toEqual(['throttling', 'transient']);
  });

  it('waits transient errors out once a page has come, with delays from 25 ms to 20 s', () => {
    onVirtualTime(({ expectObservable }) => {
      const { send } = stallRetry(slowly);
      const lost = () => new TransportError('lost', { cause: Object.assign(new Error(), { code: 'EPIPE' }) });
      const delays = Array.from({ length: 12 }, (_, retry) => Math.min(25 * 2 ** retry, 20_000));
      const totalRetryDelay = delays.reduce((sum, delay) => sum + delay, 0);
      expectObservable(send(throttledTimes(1, lost))).toBe('#', undefined, lost());
      expectObservable(concat(send(of('a')), send(throttledTimes(12, lost)))).toBe(
        `a ${totalRetryDelay - 1}ms (a|)`,
      );
    });
  });

  it('sends nothing again that may have been applied already', () => {
    onVirtualTime(({ expectObservable }) => {
      const { send } = stallRetry(slowly);
      const lost = () =>
        new TransportError('lost', { ambiguous: true, cause: Object.assign(new Error(), { code: 'EPIPE' }) });
      const twice = concat(send(of('a')), send(throttledTimes(1, lost)));
      expectObservable(twice).toBe('(a#)', undefined, lost());
    });
  });

  it.each([
    ['a key range', ['TableReadKeyRangeThroughputExceeded'], ['stepAside', 'resume'], [10, 10, 20, 20]],
    ['no stated reason', [], ['stepAside', 'resume'], [10, 20, 20, 30]],
    ['the table', ['TableReadProvisionedThroughputExceeded'], ['resume'], [10, 20, 20, 30]],
  ])(
    'gives up the slot of a segment that is throttled for %s, and slows down if it must',
    (_, reasons, moves, times) => {
      onVirtualTime(({ flush }) => {
        const { send } = stallRetry({ concurrency: 2, stallTimeout: stallTimeout, random: () => 1 });
        const throttlingReasons = reasons.map((reason) => ({ reason }));
        const done: string[] = [];
        const slot: SegmentSlot = {
          stepAside: () => done.push('stepAside'),
          resume: () => done.push('resume'),
          release: () => done.push('release'),
        };
        const ends: number[] = [];
        send(
          throttledTimes(1, () => throttled({ throttlingReasons })),
          slot,
        ).subscribe();
        for (let count = 0; count < 4; count++) {
          send(timer(10)).subscribe(() => ends.push(asyncScheduler.now()));
        }
        flush();
        expect(done).toEqual(moves);
        expect(ends).toEqual(times);
      });
    },
  );

  it('sends nothing more once it is closed', () => {
    onVirtualTime(({ expectObservable }) => {
      const { send, close } = stallRetry(slowly);
      const inFlight = send(timer(10));
      const inLine = send(of('b'));
      timer(5).subscribe(close);
      expectObservable(inFlight.pipe(ignoreElements())).toBe('10ms |');
      expectObservable(inLine).toBe('');
      expectObservable(timer(20).pipe(switchMap(() => send(of('c'))))).toBe('');
    });
  });
});
