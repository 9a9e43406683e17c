import { count, EMPTY, lastValueFrom, mergeMap, of, range, throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { pacedMergeMap } from '../../lib/stream/paced-merge-map.ts';
import { onVirtualTime } from '../marbles.ts';

describe('pacedMergeMap', () => {
  it.each([1, 2, Number.POSITIVE_INFINITY])(
    'emits what mergeMap emits, when it does, with concurrency %s',
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

  it('completes with its source when there is nothing to do, and with its last inner stream otherwise', () => {
    onVirtualTime(({ cold, expectObservable }) => {
      expectObservable(cold('---|').pipe(pacedMergeMap(() => cold('a|'), 1))).toBe('---|');
      expectObservable(cold('-x|').pipe(pacedMergeMap(() => cold('---a|'), 1))).toBe('----a|');
    });
  });

  it('hands on an error of its source at once, and leaves the inner streams', () => {
    onVirtualTime(({ cold, expectObservable, expectSubscriptions }) => {
      const inner = cold('-----a|');
      expectObservable(cold('x--#').pipe(pacedMergeMap(() => inner, 2))).toBe('---#');
      expectSubscriptions(inner.subscriptions).toBe('^--!');
    });
  });

  it('hands on an error of an inner stream, and leaves its source and the others', () => {
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

  it('turns an exception of the projection into an error', () => {
    onVirtualTime(({ cold, expectObservable }) => {
      const broken = cold('-x').pipe(
        pacedMergeMap(() => {
          throw 'broken';
        }, 1),
      );
      expectObservable(broken).toBe('-#', undefined, 'broken');
    });
  });

  it('leaves its source and its inner streams when it is left', () => {
    onVirtualTime(({ cold, hot, expectObservable, expectSubscriptions }) => {
      const source = hot('-x-----');
      const inner = cold('--a----');
      expectObservable(source.pipe(pacedMergeMap(() => inner, 1)), '----!').toBe('---a-');
      expectSubscriptions(source.subscriptions).toBe('^---!');
      expectSubscriptions(inner.subscriptions).toBe('-^--!');
    });
  });

  it('takes promises and iterables for inner streams, and counts its values', async () => {
    const results: unknown[] = [];
    const project = (value: string, index: number) => (index === 0 ? Promise.resolve(value) : [value, index]);
    await of('a', 'b')
      .pipe(pacedMergeMap(project, 1))
      .forEach((result) => void results.push(result));
    expect(results).toEqual(['a', 'b', 1]);
  });

  it('keeps what came without room in order', () => {
    onVirtualTime(({ cold, expectObservable }) => {
      const slow = of('a', 'b', 'c').pipe(pacedMergeMap((value) => cold(`--(${value}|)`), 1));
      expectObservable(slow).toBe('--a-b-(c|)');
    });
  });

  it('passes a million values that come at once without a stack overflow', async () => {
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

  it('stops at the first error even while values wait', () => {
    onVirtualTime(({ expectObservable }) => {
      const source = of(1, 2, 3).pipe(pacedMergeMap(() => throwError(() => 'broken'), 1));
      expectObservable(source).toBe('#', undefined, 'broken');
    });
  });
});
