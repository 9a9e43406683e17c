import {
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
import { describe, it } from 'vitest';
import { serviceError } from '../../lib/errors/exceptions.ts';
import { newPace } from '../../lib/stream/pace.ts';
import { onVirtualTime } from '../marbles.ts';

const throttled = (facts: object = {}) =>
  serviceError('ThrottlingException', 'too fast', { statusCode: 400, attempts: 1, ...facts });
const refused = (facts: object = {}) =>
  serviceError('ValidationException', 'no', { statusCode: 400, attempts: 1, ...facts });

/** A request that is throttled so many times and answers then. */
function throttledTimes(times: number, error = throttled): () => Observable<string> {
  let tries = 0;
  return () => (tries++ < times ? throwError(() => error()) : of('a'));
}

const patience = 300_000;
const slowly = { concurrency: 1, patience, random: () => 1 };

describe('the pace of a stream', () => {
  it('waits throttles out with the delays of a retry, beyond the attempts of a single call', () => {
    onVirtualTime(({ expectObservable }) => {
      const delays = 1000 + 2000 + 4000 + 8000 + 16_000 + 20_000 + 20_000;
      expectObservable(newPace(slowly)(throttledTimes(7))).toBe(`${delays}ms (a|)`);
    });
  });

  it('waits as long as the service asks for', () => {
    onVirtualTime(({ expectObservable }) => {
      const asking = () => throttled({ retryAfter: 4000 });
      expectObservable(newPace(slowly)(throttledTimes(1, asking))).toBe('4000ms (a|)');
    });
  });

  it('gives up after a time in which nothing succeeded, and tells the attempts and the waiting', () => {
    onVirtualTime(({ expectObservable }) => {
      const pace = newPace({ ...slowly, patience: 10_000 });
      const waited = 1000 + 2000 + 4000 + 8000;
      expectObservable(pace(throttledTimes(99))).toBe(
        `${waited}ms #`,
        undefined,
        throttled({ attempts: 5, waited }),
      );
    });
  });

  it('gives up at once without any patience', () => {
    onVirtualTime(({ expectObservable }) => {
      expectObservable(newPace({ ...slowly, patience: 0 })(throttledTimes(1))).toBe(
        '#',
        undefined,
        throttled(),
      );
    });
  });

  it('does not give a request up as long as others succeed', () => {
    onVirtualTime(({ expectObservable }) => {
      const pace = newPace({ concurrency: 2, patience: 5000, random: () => 1 });
      const healthy = defer(() => pace(() => timer(1000))).pipe(repeat(60), ignoreElements());
      const hot = pace(throttledTimes(6));
      expectObservable(merge(hot, healthy)).toBe('51s a 8999ms |');
    });
  });

  it('is patient anew after each success', () => {
    onVirtualTime(({ expectObservable }) => {
      const pace = newPace({ ...slowly, patience: 3000 });
      const thrice = defer(() => pace(throttledTimes(2))).pipe(repeat(3));
      expectObservable(thrice).toBe('3s a 2999ms a 2999ms (a|)');
    });
  });

  it('has one request wait for the other where throttles have left room for one', () => {
    onVirtualTime(({ expectObservable }) => {
      const pace = newPace({ concurrency: 2, patience, random: () => 1 });
      const slow = defer(() => timer(10).pipe(map(() => 'b')));
      const at = (delay: number) => timer(delay).pipe(switchMap(() => pace(() => slow)));
      expectObservable(merge(pace(throttledTimes(1)), at(1), at(2))).toBe('11ms b 9ms b 978ms (a|)');
    });
  });

  it('lets others go ahead while a throttled request waits', () => {
    onVirtualTime(({ expectObservable }) => {
      const pace = newPace(slowly);
      expectObservable(
        merge(
          pace(throttledTimes(1)),
          pace(() => of('b')),
        ),
      ).toBe('b 999ms (a|)');
    });
  });

  it('lets every other error pass at once, with all attempts that were made', () => {
    onVirtualTime(({ expectObservable }) => {
      const pace = newPace(slowly);
      expectObservable(pace(() => throwError(() => refused()))).toBe('#', undefined, refused());
      const thenRefused = () => throwError(errors.shift() ?? refused);
      const errors = [() => throttled({ attempts: 2, waited: 50 }), refused];
      expectObservable(pace(thenRefused)).toBe('1s #', undefined, refused({ attempts: 3, waited: 1050 }));
    });
  });

  it('leaves its place when the subscriber does, be it in flight, in line or waiting', () => {
    onVirtualTime(({ expectObservable, cold, expectSubscriptions }) => {
      const pace = newPace(slowly);
      const inFlight = cold('----a|');
      const inLine = cold('a|');
      expectObservable(
        pace(() => inFlight),
        '^-!',
      ).toBe('');
      expectObservable(
        pace(() => inLine),
        '^!',
      ).toBe('');
      expectObservable(timer(1).pipe(switchMap(() => pace(() => of('b'))))).toBe('--(b|)');
      expectObservable(pace(throttledTimes(1)), '500ms !').toBe('');
      expectSubscriptions(inFlight.subscriptions).toBe('^-!');
      expectSubscriptions(inLine.subscriptions).toBe([]);
    });
  });
});
