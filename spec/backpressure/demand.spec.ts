import {
  bufferCount,
  concat,
  defer,
  delay,
  EMPTY,
  filter,
  from,
  ignoreElements,
  lastValueFrom,
  map,
  merge,
  mergeMap,
  NEVER,
  Observable,
  of,
  repeat,
  retry,
  Subject,
  scan,
  share,
  startWith,
  take,
  tap,
  throwError,
  timer,
  zip,
} from 'rxjs';
import { describe, expect, it } from 'vitest';
import { pacedFrom } from '../../lib/backpressure/paced-from.ts';
import { pacedMergeMap } from '../../lib/backpressure/paced-merge-map.ts';
import { paginate } from '../../lib/backpressure/paginate.ts';
import { onVirtualTime } from '../support/marbles.ts';
import { itemsOf, type NumberedPages, numberedPages } from './numbered-pages.ts';

const pageSize = 4;

/** A table of 200 pages, which records the pages that were requested. */
function table(): { pages: NumberedPages; items: Observable<number> } {
  const pages = numberedPages(200, pageSize, 1);
  return { pages, items: paginate(pages, itemsOf) };
}

/** A consumer that takes ten times as long for a value as the table for a page, and records the finished values. */
function slowConsumer<T>() {
  const done: T[] = [];
  const work = (value: T) =>
    of(value).pipe(
      delay(10),
      tap(() => done.push(value)),
    );
  return { done, work };
}

/** Runs a pipeline with a slow consumer for 200 ms, and returns how many values it has finished. */
function runSlowly(pipeline: Observable<unknown>, concurrency = 1): number {
  const consumer = slowConsumer();
  onVirtualTime(({ expectObservable, flush }) => {
    expectObservable(pipeline.pipe(pacedMergeMap(consumer.work, concurrency), ignoreElements()), '200ms !');
    flush();
  });
  return consumer.done.length;
}

/** How many pages a consumer needs that has finished `finished` values and is working on the next. */
const neededPages = (finished: number, itemsPerValue = 1) =>
  Math.ceil(((finished + 1) * itemsPerValue) / pageSize);

interface Case {
  readonly through: string;
  readonly pipe: (items: Observable<number>) => Observable<unknown>;
  /** How many items of the table one value at the consumer contains. */
  readonly itemsPerValue?: number;
}

const failingOnce = (items: Observable<number>) => {
  let failures = 0;
  const broken = () => throwError(() => 'broken');
  return items.pipe(mergeMap((item) => (item === 5 && failures++ === 0 ? broken() : of(item))));
};

const throughSubject = (items: Observable<number>) =>
  new Observable<number>((subscriber) => {
    const subject = new Subject<number>();
    subject.subscribe(subscriber);
    return timer(1)
      .pipe(mergeMap(() => items))
      .subscribe(subject);
  });

const cases: readonly Case[] = [
  { through: 'nothing', pipe: (items) => items },
  { through: 'filter', pipe: (items) => items.pipe(filter((item) => item % 2 === 0)), itemsPerValue: 2 },
  { through: 'map', pipe: (items) => items.pipe(map((item) => item + 1)) },
  { through: 'bufferCount', pipe: (items) => items.pipe(bufferCount(8)), itemsPerValue: 8 },
  { through: 'scan', pipe: (items) => items.pipe(scan((sum, item) => sum + item, 0)) },
  { through: 'mergeMap to values', pipe: (items) => items.pipe(mergeMap((item) => of(item))) },
  { through: 'concat', pipe: (items) => concat(EMPTY, items, items) },
  { through: 'repeat', pipe: (items) => items.pipe(take(6), repeat(100)) },
  { through: 'retry', pipe: (items) => failingOnce(items).pipe(retry(1)) },
  { through: 'retry after a delay', pipe: (items) => failingOnce(items).pipe(retry({ count: 1, delay: 5 })) },
  { through: 'repeat after a delay', pipe: (items) => items.pipe(take(6), repeat({ count: 100, delay: 5 })) },
  { through: 'a subscription that comes late', pipe: (items) => timer(20).pipe(mergeMap(() => items)) },
  { through: 'a Subject', pipe: throughSubject },
  { through: 'another boundary', pipe: (items) => items.pipe(pacedMergeMap((item) => of(item), 1)) },
  {
    through: 'a boundary that was subscribed late',
    pipe: (items) =>
      timer(20).pipe(mergeMap(() => items.pipe(pacedMergeMap((item) => of(item).pipe(delay(1)), 1)))),
  },
  {
    through: 'a boundary that takes its time',
    pipe: (items) => items.pipe(pacedMergeMap((item) => of(item).pipe(delay(1)), 1)),
  },
];

describe('demand', () => {
  it.each(cases)(
    'reaches a source through $through: it requests no page beyond the one that is being consumed',
    ({ pipe, itemsPerValue = 1 }) => {
      const { pages, items } = table();
      const finished = runSlowly(pipe(items));
      expect(finished).toBeGreaterThan(10);
      // Repeated sources request the first pages again, which the consumer then consumes again.
      expect(pages.requested.length).toBeLessThanOrEqual(
        neededPages(finished, itemsPerValue) + repeats(pages),
      );
    },
  );

  it('does not make a boundary wait for its own inner streams when they feed it', () => {
    const done: number[] = [];
    const work$ = new Subject<number>();
    const feed = (depth: number): Observable<number> =>
      table().items.pipe(
        take(3),
        tap({ next: () => depth < 4 && work$.next(depth + 1), complete: () => done.push(depth) }),
      );
    onVirtualTime(({ expectObservable, flush }) => {
      const start = defer(() => {
        work$.next(1);
        return EMPTY;
      });
      expectObservable(merge(work$.pipe(pacedMergeMap(feed, 1), ignoreElements()), start), '9999ms !');
      flush();
    });
    expect(done).toHaveLength(1 + 3 + 9 + 27);
  });

  it('reaches both sources of a merge', () => {
    const [one, other] = [table(), table()];
    const finished = runSlowly(merge(one.items, other.items));
    expect(one.pages.requested.length + other.pages.requested.length).toBeLessThanOrEqual(
      neededPages(finished) + 2,
    );
  });

  it('reaches ten segments, and serves them round robin', () => {
    const segments = Array.from({ length: 10 }, table);
    const consumer = slowConsumer<number>();
    const pipeline = from(segments.map(({ items }, segment) => items.pipe(map(() => segment)))).pipe(
      mergeMap((items) => items),
    );
    onVirtualTime(({ expectObservable, flush }) => {
      expectObservable(pipeline.pipe(pacedMergeMap(consumer.work, 1), ignoreElements()), '401ms !');
      flush();
    });
    expect(consumer.done.length).toBeGreaterThanOrEqual(39);
    for (const [segment, { pages }] of segments.entries()) {
      expect(consumer.done.filter((from) => from === segment).length).toBeGreaterThanOrEqual(3);
      expect(pages.requested.length).toBeLessThanOrEqual(2);
    }
  });

  it('reaches the inner queries of a mergeMap', () => {
    const inner: NumberedPages[] = [];
    const query = () => {
      const { pages, items } = table();
      inner.push(pages);
      return items;
    };
    const finished = runSlowly(of('a key', 'another').pipe(mergeMap(query)));
    expect(finished).toBeGreaterThan(10);
    expect(inner).toHaveLength(2);
    expect(inner.flatMap(({ requested }) => requested).length).toBeLessThanOrEqual(neededPages(finished) + 2);
  });

  it('reaches, through two boundaries, the source of keys and the inner queries made from them', () => {
    const keys = table();
    let queries = 0;
    const query = () => table().items.pipe(take(pageSize), tap({ subscribe: () => queries++ }));
    const finished = runSlowly(keys.items.pipe(pacedMergeMap(query, 1)));
    expect(finished).toBeGreaterThan(10);
    expect(queries).toBeLessThanOrEqual(neededPages(finished));
    expect(keys.pages.requested.length).toBeLessThanOrEqual(neededPages(queries));
  });

  it('does not make an inner stream wait for the room that it takes up itself', () => {
    const { items } = table();
    let queries = 0;
    const work = (): Observable<unknown> => {
      queries++;
      return timer(1).pipe(
        mergeMap(() => table().items),
        take(9),
      );
    };
    onVirtualTime(({ expectObservable, flush }) => {
      expectObservable(items.pipe(pacedMergeMap(work, 1), ignoreElements()), '200ms !');
      flush();
    });
    expect(queries).toBeGreaterThan(10);
  });

  it('does not stop a source whose values are all filtered out', () => {
    onVirtualTime(({ expectObservable }) => {
      const { items } = table();
      const nothing = items.pipe(
        filter(() => false),
        pacedMergeMap((item) => of(item), 1),
      );
      expectObservable(nothing).toBe('200ms |');
    });
  });

  it('allows as many values at once as the concurrency', () => {
    const { items } = table();
    expect(runSlowly(items, 8)).toBeGreaterThan(8 * 15);
  });

  it('pauses an async generator too', async () => {
    let yielded = 0;
    async function* numbers() {
      while (true) yield yielded++;
    }
    const consume = pacedMergeMap((value: number) => timer(0).pipe(map(() => value)), 1);
    await lastValueFrom(pacedFrom(numbers()).pipe(consume, take(5)));
    expect(yielded).toBeLessThanOrEqual(7);
  });

  it.each([
    ['the first', 0],
    ['the second', 1],
  ])('pauses a shared source for the slower of its two boundaries: %s', (_, slow) => {
    const { pages, items } = table();
    const shared = items.pipe(share());
    const consumer = slowConsumer<number>();
    const boundaries = [0, 1].map((index) =>
      shared.pipe(pacedMergeMap(index === slow ? consumer.work : (item: number) => of(item), 1)),
    );
    onVirtualTime(({ expectObservable, flush }) => {
      expectObservable(merge(...boundaries).pipe(ignoreElements()), '200ms !');
      flush();
    });
    expect(consumer.done.length).toBeGreaterThan(10);
    expect(pages.requested.length).toBeLessThanOrEqual(neededPages(consumer.done.length) + 1);
  });

  it('keeps the two sources of a zip at the same position', () => {
    const [one, other] = [table(), table()];
    const finished = runSlowly(zip(one.items, other.items));
    expect(one.pages.requested.length).toBeLessThanOrEqual(neededPages(finished) + 3);
    expect(other.pages.requested.length).toBeLessThanOrEqual(neededPages(finished) + 3);
  });

  it('does not make a source wait for a side branch while its own boundary has room', () => {
    const { items } = table();
    const side = new Subject<number>();
    side.pipe(pacedMergeMap(() => NEVER, 1)).subscribe();
    expect(runSlowly(items.pipe(tap(side)))).toBeGreaterThan(15);
  });

  it('does not make a boundary wait for itself when its results feed it', () => {
    const fed = new Subject<number>();
    const results: number[] = [];
    const loop = merge(fed, table().items.pipe(take(8))).pipe(
      pacedMergeMap((value) => of(value).pipe(delay(1)), 1),
      tap((value) => value >= 100 && value < 105 && fed.next(value + 1)),
    );
    onVirtualTime(({ expectObservable, flush }) => {
      const start = defer(() => {
        fed.next(100);
        return EMPTY;
      });
      expectObservable(
        merge(
          loop.pipe(
            tap((value) => results.push(value)),
            ignoreElements(),
          ),
          start,
        ),
        '99ms !',
      );
      flush();
    });
    expect(results.sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 100, 101, 102, 103, 104, 105]);
  });

  it('serves several boundaries above another one round robin', () => {
    const counts = [0, 0];
    const counted = (index: number) =>
      table().items.pipe(
        pacedMergeMap((item) => of(item), 1),
        tap(() => counts.splice(index, 1, (counts[index] ?? 0) + 1)),
      );
    const finished = runSlowly(merge(counted(0), counted(1), counted(1)));
    expect(finished).toBeGreaterThan(15);
    expect(counts[0]).toBeGreaterThanOrEqual(Math.floor(finished / 3));
  });

  it('lets an inner query request no page while there is no room downstream of its boundary', () => {
    const inner = table();
    const held = of('a key').pipe(
      pacedMergeMap(() => inner.items, 1),
      startWith('first'),
      pacedMergeMap(() => NEVER, 1),
    );
    onVirtualTime(({ expectObservable, flush }) => {
      expectObservable(held, '200ms !');
      flush();
    });
    expect(inner.pages.requested).toEqual([]);
  });

  it('does not make an inner stream wait for a boundary upstream of its own when it feeds that', () => {
    const fed = new Subject<number>();
    const done: number[] = [];
    const work = (depth: number) =>
      table().items.pipe(
        take(2),
        tap({ next: () => depth < 3 && fed.next(depth + 1), complete: () => done.push(depth) }),
      );
    const upstream = fed.pipe(pacedMergeMap((depth) => of(depth), 1));
    onVirtualTime(({ expectObservable, flush }) => {
      const start = defer(() => {
        fed.next(1);
        return EMPTY;
      });
      expectObservable(merge(upstream.pipe(pacedMergeMap(work, 1), ignoreElements()), start), '9999ms !');
      flush();
    });
    expect(done).toHaveLength(1 + 2 + 4);
  });

  it('does not make a shared inner stream wait for the boundary that waits for it', () => {
    const fed = new Subject<number>();
    let done = 0;
    const work = (depth: number) =>
      table().items.pipe(
        take(6),
        share(),
        tap({ next: (item) => depth === 1 && item % 3 === 0 && fed.next(2), complete: () => done++ }),
      );
    onVirtualTime(({ expectObservable, flush }) => {
      const start = defer(() => {
        fed.next(1);
        return EMPTY;
      });
      expectObservable(merge(fed.pipe(pacedMergeMap(work, 1), ignoreElements()), start), '9999ms !');
      flush();
    });
    expect(done).toBe(3);
  });

  it('is missing from stock mergeMap, whose source reads everything', () => {
    const { pages, items } = table();
    const consumer = slowConsumer<number>();
    onVirtualTime(({ expectObservable, flush }) => {
      expectObservable(items.pipe(mergeMap(consumer.work, 1), ignoreElements()), '201ms !');
      flush();
    });
    expect(consumer.done.length).toBeLessThan(21);
    expect(pages.requested.length).toBe(200);
  });
});

/** How many times the table was read again from its start. */
function repeats({ requested }: NumberedPages): number {
  return requested.filter((page) => page === 0).length - 1;
}
