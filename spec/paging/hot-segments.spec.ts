import { delay, of, timer } from 'rxjs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { pacedMergeMap } from '../../lib/backpressure/paced-merge-map.ts';
import { serviceError } from '../../lib/errors/service-error-by-name.ts';
import { parallelScan } from '../../lib/operations/parallel-scan.ts';
import { type ScanCheckpoint, scanCheckpoint } from '../../lib/paging/checkpoint/scan-checkpoint.ts';
import type { ParallelScanOptions } from '../../lib/paging/merge-segments.ts';
import { seededRandom } from '../../lib/testing/seeded-random.ts';
import { onVirtualTime } from '../support/marbles.ts';
import { type PageRequest, type VirtualTable, virtualTable } from './virtual-table.ts';

const TableName = 'Music';
const second = 1000;
const minute = 60 * second;

const throttled = (...reasons: string[]) =>
  serviceError('ProvisionedThroughputExceededException', 'too fast', {
    statusCode: 400,
    throttlingReasons: reasons.map((reason) => ({ reason })),
  });
const keyRange = () => throttled('TableReadKeyRangeThroughputExceeded');

interface Named {
  readonly name: string;
}

/** Subscribes to a parallel scan, and collects its items and its error. */
function collect({ call }: VirtualTable, TotalSegments: number, options: ParallelScanOptions) {
  const names: string[] = [];
  const outcome: { error?: { name: string; message: string; segment: number } } = {};
  const subscription = parallelScan(call)
    .parallelScan<Named>({ TableName, TotalSegments }, { stallTimeout: minute, ...options })
    .subscribe({
      next: ({ name }) => names.push(name),
      error: (error) => {
        outcome.error = error;
      },
    });
  return { names, outcome, subscription };
}

const namesOf = (segments: readonly number[], pages: number) =>
  segments.flatMap((segment) => Array.from({ length: pages }, (_, page) => `${segment}/${page}`)).sort();
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);
const segmentsIn = (requests: readonly PageRequest[]) => new Set(requests.map(({ segment }) => segment));

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a parallel scan with hot segments', () => {
  // The first segments to start at concurrency 4.
  const hot = new Set([0, 4, 8, 12]);
  const fault =
    (error: () => Error) =>
    ({ segment }: PageRequest) =>
      hot.has(segment) ? error() : undefined;

  it.each([
    ['their key range', keyRange],
    ['no stated reason', () => throttled()],
  ])('delivers all other segments, even if `concurrency` segments are throttled for %s', (_, error) => {
    onVirtualTime(({ flush }) => {
      const table = virtualTable({ pages: 3, fault: fault(error), latency: () => 10 });
      const { names, outcome } = collect(table, 16, { concurrency: 4 });
      flush();
      const healthy = upTo(16).filter((segment) => !hot.has(segment));
      expect(names.sort()).toEqual(namesOf(healthy, 3));
      expect(outcome.error).toMatchObject({
        name: 'ProvisionedThroughputExceededException',
        message: expect.stringMatching(
          /^too fast \(not tried again after attempt \d+: throttled, and no page came for 60000 ms/,
        ),
      });
      expect(hot).toContain(outcome.error?.segment);
    });
  });

  it.each([
    'TableReadProvisionedThroughputExceeded',
    'TableReadAccountLimitExceeded',
    'TableReadMaxOnDemandThroughputExceeded',
  ])('starts no further segment when they are throttled for %s', (reason) => {
    onVirtualTime(({ flush }) => {
      const table = virtualTable({ pages: 3, fault: fault(() => throttled(reason)) });
      const { names } = collect(table, 16, { concurrency: 4 });
      flush();
      expect(names).toEqual([]);
      expect(segmentsIn(table.requests)).toEqual(hot);
    });
  });

  it('sets aside at most `concurrency` of them, and opens no segment beyond those', () => {
    onVirtualTime(({ flush }) => {
      const table = virtualTable({ pages: 3, fault: keyRange });
      const { names } = collect(table, 100, { concurrency: 4 });
      flush();
      expect(names).toEqual([]);
      expect(segmentsIn(table.requests).size).toBe(8);
    });
  });

  it('never has more than `concurrency` requests in flight, and loses nothing once they are not throttled any more', () => {
    onVirtualTime(({ flush }) => {
      const random = seededRandom(7);
      const table = virtualTable({
        pages: 4,
        latency: () => 1 + random() * 50,
        fault: ({ segment, at }) => (segment % 3 === 0 && at < minute ? keyRange() : undefined),
      });
      const { names, outcome } = collect(table, 30, { concurrency: 4 });
      flush();
      expect(outcome.error).toBeUndefined();
      expect(names.sort()).toEqual(namesOf(upTo(30), 4));
      expect(table.mostInFlight()).toBe(4);
    });
  });

  it('does not slow down the other segments when only key ranges are throttled', () => {
    onVirtualTime(({ flush }) => {
      const table = virtualTable({
        pages: 100,
        latency: () => 100,
        fault: ({ segment }) => (segment === 0 ? keyRange() : undefined),
      });
      collect(table, 5, { concurrency: 4 });
      flush();
      const ends = upTo(5).map((segment) => table.requests.findLast((each) => each.segment === segment)?.at);
      expect(ends.slice(1)).toEqual([9900, 10_000, 9900, 9900].map((time) => expect.closeTo(time, -3)));
    });
  });

  it.each(upTo(20))(
    'requests at most one page of each segment beyond what a slow consumer has taken, with the retry delays of seed %i',
    (seed) => {
      vi.spyOn(Math, 'random').mockImplementation(seededRandom(seed));
      onVirtualTime(({ flush }) => {
        const taken = new Map<number, number>();
        const takenOf = (segment: number) => taken.get(segment) ?? 0;
        let worked = 0;
        let mostOfOne = 0;
        let mostOfAll = 0;
        const hotUntil = 10 * second;
        const table = virtualTable({
          pages: 3,
          fault: ({ segment, at }) => (hot.has(segment) && at < hotUntil ? keyRange() : undefined),
        });
        const answeredOf = (segment: number) =>
          table.requests.filter(
            (each) => each.segment === segment && (!hot.has(segment) || each.at >= hotUntil),
          ).length;
        const countAhead = () => {
          const ahead = upTo(16).map((segment) => answeredOf(segment) - takenOf(segment));
          mostOfOne = Math.max(mostOfOne, ...ahead);
          mostOfAll = Math.max(mostOfAll, ahead.filter((pages) => pages > 0).length);
        };
        parallelScan(table.call)
          .parallelScan<Named>({ TableName, TotalSegments: 16 }, { concurrency: 4 })
          .pipe(
            pacedMergeMap((song) => {
              const segment = Number.parseInt(song.name, 10);
              countAhead();
              taken.set(segment, takenOf(segment) + 1);
              return of(song).pipe(delay(second));
            }, 1),
          )
          .subscribe(() => worked++);
        flush();
        expect(worked).toBe(48);
        expect(mostOfOne).toBe(1);
        // Four segments run, and the four hot ones are set aside.
        expect(mostOfAll).toBeLessThanOrEqual(8);
      });
    },
  );

  const unsubscribeTimes = [50, 150, 1150, 5000, 30_000].flatMap((time) =>
    [keyRange, throttled].map((error) => [time, error().throttlingReasons?.length, error] as const),
  );

  it.each(unsubscribeTimes)(
    'requests nothing after the consumer has unsubscribed at %i ms, when throttled with %i reasons',
    (time, _, error) => {
      onVirtualTime(({ flush }) => {
        const table = virtualTable({ pages: 3, fault: fault(() => error()), latency: () => 100 });
        const { subscription } = collect(table, 1000, { concurrency: 4 });
        let requestCount = 0;
        timer(time).subscribe(() => {
          requestCount = table.requests.length;
          subscription.unsubscribe();
        });
        flush();
        expect(requestCount).toBeGreaterThanOrEqual(4);
        expect(table.requests).toHaveLength(requestCount);
        expect(table.inFlight()).toBe(0);
      });
    },
  );

  it('scans each of the given `segments` once, those at the same time far apart', () => {
    onVirtualTime(({ flush }) => {
      const table = virtualTable({ pages: 1 });
      const { names } = collect(table, 100, {
        concurrency: 3,
        segments: new Set([10, 11, 12, 13, 14, 15, 16]),
      });
      flush();
      expect(table.requests.map(({ segment }) => segment)).toEqual([10, 13, 16, 11, 14, 12, 15]);
      expect(names.sort()).toEqual(namesOf([10, 11, 12, 13, 14, 15, 16], 1));
    });
  });

  it('completes at once for an empty list of segments', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const table = virtualTable({ pages: 1 });
      const stream = parallelScan(table.call).parallelScan({ TableName, TotalSegments: 4 }, { segments: [] });
      expectObservable(stream).toBe('|');
      flush();
      expect(table.requests).toEqual([]);
    });
  });

  it('fails with the error of iterating `segments`', () => {
    const segments = {
      *[Symbol.iterator]() {
        yield 0;
        throw new Error('no more');
      },
    };
    onVirtualTime(({ expectObservable }) => {
      const { call } = virtualTable({ pages: 1 });
      const stream = parallelScan(call).parallelScan({ TableName, TotalSegments: 4 }, { segments });
      expectObservable(stream).toBe('#', undefined, new Error('no more'));
    });
  });
});

describe('the checkpoint of a million segments', () => {
  it('stays below 100 KB while segments end in any order and some are hot', () => {
    onVirtualTime(({ flush }) => {
      const random = seededRandom(3);
      const checkpoint: ScanCheckpoint = scanCheckpoint();
      const table = virtualTable({
        pages: 2,
        latency: () => 1 + random() * 100,
        fault: ({ segment }) => (segment % 1000 === 7 && random() < 0.9 ? keyRange() : undefined),
      });
      let largest = 0;
      let pages = 0;
      parallelScan(table.call)
        .parallelScan({ TableName, TotalSegments: 1_000_000 }, { concurrency: 64, checkpoint })
        .pages()
        .subscribe((page) => {
          checkpoint.acknowledge(page);
          if (++pages % 500 === 0) largest = Math.max(largest, JSON.stringify(checkpoint).length);
          if (pages === 20_000) throw new Error('enough');
        });
      expect(() => flush()).toThrow('enough');
      expect(pages).toBe(20_000);
      expect(largest).toBeGreaterThan(1000);
      expect(largest).toBeLessThan(100_000);
    });
  });
});
