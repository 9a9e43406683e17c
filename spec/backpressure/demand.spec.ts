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

/** A table of 200 pages that has counted how many of them were asked for. */
function table(): { pages: NumberedPages; items: Observable<number> } {
  const pages = numberedPages(200, pageSize, 1);
  return { pages, items: paginate(pages, itemsOf) };
}

/** A sink that takes ten times as long for a value as the table for a page, and counts what it has finished. */
function slowSink<T>() {
  const done: T[] = [];
  const work = (value: T) =>
    of(value).pipe(
      delay(10),
      tap(() => done.push(value)),
    );
  return { done, work };
}

/** Runs a pipeline into a slow sink for a while, and tells how many values the sink finished. */
function runSlowly(pipeline: Observable<unknown>, concurrency = 1): number {
  const sink = slowSink();
  onVirtualTime(({ expectObservable, flush }) => {
    expectObservable(pipeline.pipe(pacedMergeMap(sink.work, concurrency), ignoreElements()), '200ms !');
    flush();
  });
  return sink.done.length;
}

/** How many pages it takes to keep a consumer busy that has finished so many values and is at work on the next. */
const neededPages = (finished: number, itemsPerValue = 1) =>
  Math.ceil(((finished + 1) * itemsPerValue) / pageSize);

interface Case {
  readonly through: string;
  readonly pipe: (items: Observable<number>) => Observable<unknown>;
  /** How many items of the table one value at the sink stands for. */
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
    'reaches a source through $through: no page beyond the one that is being consumed',
    ({ pipe, itemsPerValue = 1 }) => {
      const { pages, items } = table();
      const finished = runSlowly(pipe(items));
      expect(finished).toBeGreaterThan(10);
      // The repeated ones ask for the first pages again, which the consumer then consumes again.
      expect(pages.asked.length).toBeLessThanOrEqual(neededPages(finished, itemsPerValue) + repeats(pages));
    },
  );

  it('does not make a boundary wait for its own work, when that feeds it', () => {
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
    expect(one.pages.asked.length + other.pages.asked.length).toBeLessThanOrEqual(neededPages(finished) + 2);
  });

  it('reaches ten segments, and gives each of them its turn', () => {
    const segments = Array.from({ length: 10 }, table);
    const sink = slowSink<number>();
    const pipeline = from(segments.map(({ items }, segment) => items.pipe(map(() => segment)))).pipe(
      mergeMap((items) => items),
    );
    onVirtualTime(({ expectObservable, flush }) => {
      expectObservable(pipeline.pipe(pacedMergeMap(sink.work, 1), ignoreElements()), '401ms !');
      flush();
    });
    expect(sink.done.length).toBeGreaterThanOrEqual(39);
    for (const [segment, { pages }] of segments.entries()) {
      expect(sink.done.filter((from) => from === segment).length).toBeGreaterThanOrEqual(3);
      expect(pages.asked.length).toBeLessThanOrEqual(2);
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
    expect(inner.flatMap(({ asked }) => asked).length).toBeLessThanOrEqual(neededPages(finished) + 2);
  });

  it('reaches the source of the keys of inner queries, and these, through two boundaries', () => {
    const keys = table();
    let asked = 0;
    const query = () => table().items.pipe(take(pageSize), tap({ subscribe: () => asked++ }));
    const finished = runSlowly(keys.items.pipe(pacedMergeMap(query, 1)));
    expect(finished).toBeGreaterThan(10);
    expect(asked).toBeLessThanOrEqual(neededPages(finished));
    expect(keys.pages.asked.length).toBeLessThanOrEqual(neededPages(asked));
  });

  it('does not bind the work of a boundary to the room that it takes up itself', () => {
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

  it('lets a source that only reads on until something passes the filter go on', () => {
    onVirtualTime(({ expectObservable }) => {
      const { items } = table();
      const nothing = items.pipe(
        filter(() => false),
        pacedMergeMap((item) => of(item), 1),
      );
      expectObservable(nothing).toBe('200ms |');
    });
  });

  it('allows as many values at once as there is room for', () => {
    const { items } = table();
    expect(runSlowly(items, 8)).toBeGreaterThan(8 * 15);
  });

  it('paces a source of somebody else’s values too', async () => {
    let given = 0;
    async function* numbers() {
      while (true) yield given++;
    }
    const sink = pacedMergeMap((value: number) => timer(0).pipe(map(() => value)), 1);
    await lastValueFrom(pacedFrom(numbers()).pipe(sink, take(5)));
    expect(given).toBeLessThanOrEqual(7);
  });

  it.each([
    ['the first', 0],
    ['the second', 1],
  ])('holds a shared source back for both of its boundaries, whichever is slow: %s', (_, slow) => {
    const { pages, items } = table();
    const shared = items.pipe(share());
    const sink = slowSink<number>();
    const boundaries = [0, 1].map((index) =>
      shared.pipe(pacedMergeMap(index === slow ? sink.work : (item: number) => of(item), 1)),
    );
    onVirtualTime(({ expectObservable, flush }) => {
      expectObservable(merge(...boundaries).pipe(ignoreElements()), '200ms !');
      flush();
    });
    expect(sink.done.length).toBeGreaterThan(10);
    expect(pages.asked.length).toBeLessThanOrEqual(neededPages(sink.done.length) + 1);
  });

  it('keeps the two sources of a zip level', () => {
    const [one, other] = [table(), table()];
    const finished = runSlowly(zip(one.items, other.items));
    expect(one.pages.asked.length).toBeLessThanOrEqual(neededPages(finished) + 3);
    expect(other.pages.asked.length).toBeLessThanOrEqual(neededPages(finished) + 3);
  });

  it('does not bind a source to a side branch, while its own boundary has room', () => {
    const { items } = table();
    const side = new Subject<number>();
    side.pipe(pacedMergeMap(() => NEVER, 1)).subscribe();
    expect(runSlowly(items.pipe(tap(side)))).toBeGreaterThan(15);
  });

  it('does not make a boundary wait for itself, when its results feed it', () => {
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

  it('gives two boundaries in front of a third their turns', () => {
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

  it('lets an inner query ask for no page while there is no room behind its boundary', () => {
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
    expect(inner.pages.asked).toEqual([]);
  });

  it('does not make work wait for a boundary upstream of its own, when it feeds that', () => {
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

  it('does not make shared work wait for the boundary that waits for it', () => {
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

  it('is what stock mergeMap lacks: there the source reads everything', () => {
    const { pages, items } = table();
    const sink = slowSink<number>();
    onVirtualTime(({ expectObservable, flush }) => {
      expectObservable(items.pipe(mergeMap(sink.work, 1), ignoreElements()), '201ms !');
      flush();
    });
    expect(sink.done.length).toBeLessThan(21);
    expect(pages.asked.length).toBe(200);
  });
});

/** How often the table was begun anew. */
function repeats({ asked }: NumberedPages): number {
  return asked.filter((page) => page === 0).length - 1;
}
