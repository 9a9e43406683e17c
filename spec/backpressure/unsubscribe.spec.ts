import {
  catchError,
  concatMap,
  count,
  delay,
  EMPTY,
  groupBy,
  ignoreElements,
  lastValueFrom,
  map,
  mergeMap,
  NEVER,
  Observable,
  type OperatorFunction,
  of,
  range,
  retry,
  share,
  shareReplay,
  take,
  throwError,
  timer,
  toArray,
  windowCount,
} from 'rxjs';
import { describe, expect, it } from 'vitest';
import { pacedMergeMap } from '../../lib/backpressure/paced-merge-map.ts';
import { paginate } from '../../lib/backpressure/paginate.ts';
import { toAsyncIterable } from '../../lib/backpressure/to-async-iterable.ts';
import { toReadable } from '../../lib/backpressure/to-readable.ts';
import { onVirtualTime } from '../support/marbles.ts';
import { itemsOf, numberedPages } from './numbered-pages.ts';

const table = () => paginate(numberedPages(5, 4, 1), itemsOf);
const slowly = <T>(value: T) => of(value).pipe(delay(10));
const broken = () => throwError(() => new Error('broken'));

/** A table whose third page fails the first time it is requested. */
function tableThatFailsOnce(): Observable<number> {
  const pages = numberedPages(5, 4, 1);
  let failures = 0;
  const fetch = (page: number | undefined) => (page === 2 && failures++ === 0 ? broken() : pages.fetch(page));
  return paginate({ ...pages, fetch }, itemsOf);
}

/** Counts the values of a pipeline, which must end within ten virtual minutes. */
function countOf(pipeline: Observable<unknown>): number | undefined {
  let counted: number | undefined;
  onVirtualTime(({ expectObservable, flush }) => {
    const counting = pipeline.pipe(
      count(),
      map((values) => {
        counted = values;
      }),
      ignoreElements(),
    );
    expectObservable(counting, '10m !');
    flush();
  });
  return counted;
}

describe('a boundary that unsubscribes', () => {
  it('does not pause a shared source for other subscribers: after `take`', async () => {
    const shared = table().pipe(shareReplay());
    expect(await lastValueFrom(shared.pipe(pacedMergeMap(slowly, 1), take(1)))).toBe(0);
    expect(await lastValueFrom(shared.pipe(count()))).toBe(20);
  });

  it('does not pause a shared source for other subscribers: after a loop that breaks', async () => {
    const shared = table().pipe(shareReplay());
    for await (const _ of toAsyncIterable(shared)) break;
    expect(await lastValueFrom(shared.pipe(count()))).toBe(20);
  });

  it('does not pause a shared source for other subscribers: after an inner stream has failed', async () => {
    const shared = table().pipe(share());
    const failing = shared.pipe(
      pacedMergeMap(broken, 1),
      catchError(() => EMPTY),
    );
    const [counted] = await Promise.all([
      lastValueFrom(shared.pipe(count())),
      lastValueFrom(failing, { defaultValue: 0 }),
    ]);
    expect(counted).toBe(20);
  });

  it('does not pause a shared source for other subscribers: after a Readable is destroyed', async () => {
    const shared = table().pipe(share());
    const readable = toReadable(shared);
    readable.on('data', () => readable.destroy());
    expect(await lastValueFrom(shared.pipe(count()))).toBe(20);
  });

  it.each([
    ['groupBy', groupBy((item: number) => item % 3), 3],
    ['windowCount', windowCount<number>(7), 3],
  ])('does not pause the other groups of %s', async (_, grouping, groups) => {
    const firsts = table().pipe(
      grouping,
      mergeMap((group: Observable<number>) => group.pipe(pacedMergeMap(slowly, 1), take(1))),
    );
    // In real time, because waiting sources are resumed in a microtask.
    expect(await lastValueFrom(firsts.pipe(count()))).toBe(groups);
  });

  it('does not pause a scan that is subscribed again: by `retry`', () => {
    expect(countOf(tableThatFailsOnce().pipe(pacedMergeMap(slowly, 4), retry(2)))).toBe(8 + 20);
  });

  it('does not pause a scan that is subscribed again: by `retry` after a delay', () => {
    const again = tableThatFailsOnce().pipe(pacedMergeMap(slowly, 4), retry({ count: 2, delay: 5 }));
    expect(countOf(again)).toBe(8 + 20);
  });

  it('does not pause a scan that is subscribed again: by `catchError`', () => {
    const resumed = tableThatFailsOnce().pipe(
      pacedMergeMap(slowly, 4),
      catchError(() => table().pipe(pacedMergeMap(slowly, 4))),
    );
    expect(countOf(resumed)).toBe(8 + 20);
  });

  it('does not pause a scan that is subscribed again: by `concatMap`', () => {
    const inARow = range(0, 3).pipe(
      concatMap(() =>
        tableThatFailsOnce().pipe(
          pacedMergeMap(slowly, 4),
          catchError(() => EMPTY),
        ),
      ),
    );
    expect(countOf(inARow)).toBe(3 * 8);
  });

  it('sends no request for a source that is unsubscribed with it', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const pages = numberedPages(100, 1, 1);
      const held = paginate(pages, itemsOf).pipe(pacedMergeMap(() => NEVER, 1));
      expectObservable(held, '50ms !');
      flush();
      expect(pages.requested).toEqual([0]);
    });
  });
});

describe('a boundary whose values are groups or windows', () => {
  const slow = (group: Observable<number>) => group.pipe(pacedMergeMap(slowly, 1));
  const collected = (group: Observable<number>) => group.pipe(toArray());

  it.each([
    ['groups, item by item', groupBy((item: number) => item % 3), slow, 3, 20],
    ['groups, each as an array', groupBy((item: number) => item % 3), collected, 3, 3],
    ['windows, item by item', windowCount<number>(4), slow, 1, 20],
    ['windows, each as an array', windowCount<number>(4), collected, 1, 6],
    ['groups with added operators', pipeOf(groupBy((item: number) => item % 3)), collected, 3, 3],
  ])('completes although it has no room: %s', async (_, grouping, work, concurrency, results) => {
    const pipeline = table().pipe(grouping, pacedMergeMap<Observable<number>, unknown>(work, concurrency));
    expect(await lastValueFrom(pipeline.pipe(count()))).toBe(results);
  });

  it('is paused by its inner boundaries once values have reached them', () => {
    const pages = numberedPages(100, 4, 1);
    const grouped = paginate(pages, itemsOf).pipe(
      groupBy((item) => item % 2),
      pacedMergeMap(slow, 2),
    );
    onVirtualTime(({ expectObservable, flush }) => {
      expectObservable(grouped.pipe(ignoreElements()), '200ms !');
      flush();
    });
    expect(pages.requested.length).toBeLessThan(15);
  });
});

/** Adds an operator to each group. */
function pipeOf(grouping: OperatorFunction<number, Observable<number>>): typeof grouping {
  return (source) =>
    source.pipe(
      grouping,
      map((group) => group.pipe(map((item) => item))),
    );
}

describe('code outside of a pipeline', () => {
  it('is not paused if it subscribes while the pipeline delivers', () => {
    let result: number | undefined;
    const pipeline = table().pipe(
      take(1),
      map(() => {
        const lookup = paginate(numberedPages(50, 4, 1), itemsOf).pipe(count());
        return new Promise<number>((resolve) => lookup.subscribe(resolve));
      }),
      pacedMergeMap((promise) => promise, 1),
    );
    pipeline.subscribe((value) => {
      result = value;
    });
    return expect.poll(() => result).toBe(200);
  });

  it('can query in the handler of a paused Node stream', async () => {
    let handled = 0;
    const readable = toReadable(table(), { highWaterMark: 1 });
    readable.on('data', async () => {
      readable.pause();
      await lastValueFrom(paginate(numberedPages(9, 4, 1), itemsOf));
      handled++;
      readable.resume();
    });
    await expect.poll(() => handled).toBe(20);
  });

  it('has the async context of its own stream, whatever code made room', async () => {
    const { AsyncLocalStorage } = await import('node:async_hooks');
    const context = new AsyncLocalStorage<string>();
    const seen = new Set<string | undefined>();
    const pipeline = timer(0).pipe(
      mergeMap(() => table()),
      map((item) => {
        seen.add(context.getStore());
        return item;
      }),
      pacedMergeMap(
        (item) =>
          new Observable<number>((subscriber) => {
            context.run('the work', () => timer(0).subscribe(() => subscriber.complete()));
            subscriber.next(item);
          }),
        1,
      ),
    );
    await context.run('the stream', () => lastValueFrom(pipeline));
    expect([...seen]).toEqual(['the stream']);
  });
});
