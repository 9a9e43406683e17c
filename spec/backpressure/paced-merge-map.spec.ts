import {
  count,
  EMPTY,
  lastValueFrom,
  mergeMap,
  Observable,
  of,
  range,
  take,
  throwError,
  toArray,
} from 'rxjs';
import { describe, expect, it } from 'vitest';
import { pacedMergeMap } from '../../lib/backpressure/paced-merge-map.ts';
import { InvalidOptionError } from '../../lib/errors/configuration-error.ts';
import { onVirtualTime } from '../support/marbles.ts';

describe('pacedMergeMap', () => {
  it.each([1, 2, Number.POSITIVE_INFINITY])(
    'emits the same values at the same times as mergeMap, with concurrency %s',
    (concurrency) => {
      onVirtualTime(({ cold, hot, expectObservable }) => {
        const inner: Record<string, string> = { a: '--x--y|', b: '|', c: '(zz|)', d: '---w--|' };
        const source = hot('-a-b(cd)--a-d--|');
        const project = (value: string) => cold(inner[value] ?? '|');
        const expected = source.pipe(mergeMap(project, concurrency));
        expectObservable(source.pipe(pacedMergeMap(project, concurrency))).toEqual(expected);
      });
    },
  );

  it('completes with its source if no inner stream is active, and with its last inner stream otherwise', () => {
    onVirtualTime(({ cold, expectObservable }) => {
      expectObservable(cold('---|').pipe(pacedMergeMap(() => cold('a|'), 1))).toBe('---|');
      expectObservable(cold('-x|').pipe(pacedMergeMap(() => cold('---a|'), 1))).toBe('----a|');
    });
  });

  it('emits an error of its source once the active inner streams have completed', () => {
    onVirtualTime(({ cold, expectObservable, expectSubscriptions }) => {
      const inner = cold('-----a|');
      expectObservable(cold('x--#').pipe(pacedMergeMap(() => inner, 2))).toBe('-----a#');
      expectSubscriptions(inner.subscriptions).toBe('^-----!');
    });
  });

  it('runs the inner streams of queued values before it emits an error of its source', () => {
    onVirtualTime(({ cold, expectObservable }) => {
      const source = cold('(xyz#)');
      expectObservable(source.pipe(pacedMergeMap((value) => cold(`--(${value}|)`), 1))).toBe('--x-y-(z#)');
    });
  });

  it('emits an error of its source at once if no inner stream is active', () => {
    onVirtualTime(({ cold, expectObservable }) => {
      expectObservable(cold('#').pipe(pacedMergeMap(() => cold('a|'), 1))).toBe('#');
      expectObservable(cold('x----#').pipe(pacedMergeMap(() => cold('-a|'), 1))).toBe('-a---#');
    });
  });

  it('emits an error of an inner stream at once, even after its source has failed', () => {
    onVirtualTime(({ cold, expectObservable, expectSubscriptions }) => {
      const inners = [cold('---#', undefined, 'of the work'), cold('-----a|')];
      const source = cold<string>('(xy#)', undefined, 'of the source');
      expectObservable(
        source.pipe(pacedMergeMap<string, string>((_, index) => inners[index] ?? EMPTY, 2)),
      ).toBe('---#', undefined, 'of the work');
      expectSubscriptions(inners[1]?.subscriptions ?? []).toBe('^--!');
    });
  });

  it('emits an error of an inner stream, and unsubscribes from its source and the others', () => {
    onVirtualTime(({ cold, hot, expectObservable, expectSubscriptions }) => {
      const source = hot('xy---x');
      const inners = [cold('---#'), cold('-----a|')];
      expectObservable(
        source.pipe(pacedMergeMap<string, string>((_, index) => inners[index] ?? EMPTY, 2)),
      ).toBe('---#');
      expectSubscriptions(source.subscriptions).toBe('^--!');
      expectSubscriptions(inners[1]?.subscriptions ?? []).toBe('-^-!');
    });
  });

  it('emits an exception of the projection as an error', () => {
    onVirtualTime(({ cold, expectObservable }) => {
      const broken = cold('-x').pipe(
        pacedMergeMap(() => {
          throw 'broken';
        }, 1),
      );
      expectObservable(broken).toBe('-#', undefined, 'broken');
    });
  });

  it('emits a TypeError if the projection does not return a stream', async () => {
    const nothing = of(1, 2).pipe(pacedMergeMap(() => undefined as unknown as [], 1));
    await expect(lastValueFrom(nothing)).rejects.toThrow(TypeError);
  });

  it('does not call the projection after `take` has completed', async () => {
    const seen: number[] = [];
    const project = (value: number) => {
      seen.push(value);
      return of(value, -value);
    };
    const source = of(1, 2, 3, 4, 5);
    expect(await lastValueFrom(source.pipe(pacedMergeMap(project, 1), take(3), toArray()))).toEqual([
      1, -1, 2,
    ]);
    expect(seen).toEqual([1, 2]);
  });

  it('stops an infinite synchronous inner stream when its consumer unsubscribes', async () => {
    function* endless() {
      for (let value = 0; ; value++) yield value;
    }
    const result = lastValueFrom(of(0).pipe(pacedMergeMap(endless, 1), take(3), toArray()));
    expect(await result).toEqual([0, 1, 2]);
  });

  it('continues with the next value even if the teardown of an inner stream throws', async () => {
    const throwing = (value: number) =>
      new Observable<number>((subscriber) => {
        queueMicrotask(() => {
          subscriber.next(value);
          expect(() => subscriber.complete()).toThrow('teardown');
        });
        return () => {
          throw new Error('teardown');
        };
      });
    const seen: number[] = [];
    const done = new Promise<void>((resolve) => {
      of(1, 2, 3)
        .pipe(pacedMergeMap(throwing, 1))
        .subscribe({ next: (value) => seen.push(value), complete: resolve });
    });
    await expect.poll(() => seen).toEqual([1, 2, 3]);
    await done;
  });

  it.each([Number.NaN, 0, -1, 1.5, undefined, '2'])(
    'throws an InvalidOptionError for a concurrency of %s',
    (concurrency) => {
      expect(() => pacedMergeMap(() => [], concurrency as number)).toThrow(InvalidOptionError);
    },
  );

  it('unsubscribes from its source and its inner streams when its consumer unsubscribes', () => {
    onVirtualTime(({ cold, hot, expectObservable, expectSubscriptions }) => {
      const source = hot('-x-----');
      const inner = cold('--a----');
      expectObservable(source.pipe(pacedMergeMap(() => inner, 1)), '----!').toBe('---a-');
      expectSubscriptions(source.subscriptions).toBe('^---!');
      expectSubscriptions(inner.subscriptions).toBe('-^--!');
    });
  });

  it('accepts promises and iterables as inner streams, and passes the index to the projection', async () => {
    const results: unknown[] = [];
    const project = (value: string, index: number) => (index === 0 ? Promise.resolve(value) : [value, index]);
    await of('a', 'b')
      .pipe(pacedMergeMap(project, 1))
      .forEach((result) => void results.push(result));
    expect(results).toEqual(['a', 'b', 1]);
  });

  it('queues values for which it has no room, in order', () => {
    onVirtualTime(({ cold, expectObservable }) => {
      const slow = of('a', 'b', 'c').pipe(pacedMergeMap((value) => cold(`--(${value}|)`), 1));
      expectObservable(slow).toBe('--a-b-(c|)');
    });
  });

  it('passes a million synchronous values without a stack overflow', async () => {
    const direct = range(0, 1_000_000).pipe(
      pacedMergeMap((value) => of(value), 1),
      count(),
    );
    expect(await lastValueFrom(direct)).toBe(1_000_000);
    const queued = range(0, 100_000).pipe(
      pacedMergeMap((value, index) => (index === 0 ? Promise.resolve(value) : of(value)), 1),
      count(),
    );
    expect(await lastValueFrom(queued)).toBe(100_000);
  });

  it('stops at the first error even while values are queued', () => {
    onVirtualTime(({ expectObservable }) => {
      const source = of(1, 2, 3).pipe(pacedMergeMap(() => throwError(() => 'broken'), 1));
      expectObservable(source).toBe('#', undefined, 'broken');
    });
  });
});
