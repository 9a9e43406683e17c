import { describe, expect, it } from 'vitest';
import { InvalidOptionError } from '../../lib/errors/configuration-error.ts';
import { InvalidValueError } from '../../lib/errors/invalid.ts';
import { parallelScan } from '../../lib/operations/parallel-scan.ts';
import { type ScanCheckpoint, scanCheckpoint } from '../../lib/paging/checkpoint/scan-checkpoint.ts';
import type { ParallelScanOptions } from '../../lib/paging/merge-segments.ts';
import { segmentsOf } from '../../lib/paging/segments-of.ts';
import type { Progress } from '../../lib/progress/progress.ts';
import { seededRandom } from '../../lib/testing/seeded-random.ts';
import { errorOf } from '../support/error-of.ts';
import { onVirtualTime } from '../support/marbles.ts';
import { virtualTable } from './virtual-table.ts';

const TableName = 'Music';

interface Named {
  readonly name: string;
}

const scanOf = (
  table: ReturnType<typeof virtualTable>,
  TotalSegments: number,
  options: ParallelScanOptions,
) => parallelScan(table.call).parallelScan<Named>({ TableName, TotalSegments }, options);

/** Scans a list of segments with a checkpoint up to a number of pages; returns the names of the acknowledged items. */
function scanSome(checkpoint: ScanCheckpoint, segments: Iterable<number>, most = Number.POSITIVE_INFINITY) {
  const names: string[] = [];
  onVirtualTime(({ flush }) => {
    const table = virtualTable({ pages: 2, latency: () => 10 });
    const pages = scanOf(table, 8, { segments, checkpoint, concurrency: 2 }).pages();
    const subscription = pages.subscribe((page) => {
      if (names.length >= most) return;
      checkpoint.acknowledge(page);
      names.push(...(page.Items ?? []).map(({ name }) => name));
      if (names.length === most) queueMicrotask(() => subscription.unsubscribe());
    });
    flush();
  });
  return names.sort();
}

const throughJson = (checkpoint: ScanCheckpoint) => scanCheckpoint(JSON.parse(JSON.stringify(checkpoint)));

describe('the option `segments`', () => {
  const endless = {
    *[Symbol.iterator]() {
      for (let segment = 0; ; segment++) yield segment;
    },
  };

  it.each([
    ['a segment that is too large', [3, 4], 'integers from 0 to 3, one less than `TotalSegments`, not 4'],
    ['a negative segment', [-1], 'integers from 0 to 3, one less than `TotalSegments`, not -1'],
    ['a fraction', [0.5], 'not 0.5'],
    ['a string of digits', '0123', 'not "0"'],
    ['a number', 2, 'an iterable of numbers, not 2'],
    ['an object', { index: 0, count: 2 }, 'an iterable of numbers, not an object'],
    ['a repeated segment', [0, 3, 0], 'has segment 0 twice'],
    ['a generator without an end', endless, 'not 4'],
  ])('refuses %s before anything is sent', async (_, segments, reason) => {
    const table = virtualTable({ pages: 1 });
    const error = await errorOf(scanOf(table, 4, { segments: segments as Iterable<number> }));
    expect(error).toBeInstanceOf(InvalidOptionError);
    expect(error).toMatchObject({ option: 'segments', message: expect.stringContaining(reason) });
    expect(table.requests).toEqual([]);
  });

  it('is read after `TotalSegments` is checked', async () => {
    const table = virtualTable({ pages: 1 });
    expect(await errorOf(scanOf(table, 0, { segments: endless }))).toBeInstanceOf(InvalidValueError);
  });

  it('is read once, so that a generator serves each subscription', () => {
    onVirtualTime(({ flush }) => {
      const table = virtualTable({ pages: 1 });
      const generator = [5, 6].values();
      const stream = scanOf(table, 8, { segments: generator });
      const names: string[] = [];
      stream.subscribe(({ name }) => names.push(name));
      stream.subscribe(({ name }) => names.push(name));
      flush();
      expect(names).toEqual(['5/0', '6/0', '5/0', '6/0']);
    });
  });

  it('may be changed by the caller after the call', () => {
    onVirtualTime(({ flush }) => {
      const table = virtualTable({ pages: 1 });
      const segments = [1, 2];
      const stream = scanOf(table, 8, { segments });
      segments.length = 0;
      const names: string[] = [];
      stream.subscribe(({ name }) => names.push(name));
      flush();
      expect(names).toEqual(['1/0', '2/0']);
    });
  });

  it('limits the segments and the estimate of `progress`', () => {
    onVirtualTime(({ flush }) => {
      let last: Progress | undefined;
      const table = virtualTable({ pages: 3, latency: () => 10 });
      const progress = (each: Progress) => {
        last = each;
      };
      scanOf(table, 800, {
        segments: segmentsOf({ index: 3, count: 8, TotalSegments: 800 }),
        progress,
      }).subscribe();
      flush();
      expect(last).toMatchObject({
        state: 'complete',
        segments: { finished: 100, started: 100, total: 100 },
        estimate: { items: 300, basis: 'segments' },
      });
    });
  });
});

describe('a checkpoint of some segments', () => {
  const first = ['0/0', '0/1', '1/0', '1/1', '2/0', '2/1', '3/0', '3/1'];
  const second = ['4/0', '4/1', '5/0', '5/1', '6/0', '6/1', '7/0', '7/1'];

  it('resumes with the same list', () => {
    const checkpoint = scanCheckpoint();
    const begun = scanSome(checkpoint, [0, 1, 2, 3], 3);
    const rest = scanSome(throughJson(checkpoint), [0, 1, 2, 3]);
    expect([...begun, ...rest].sort()).toEqual(first);
  });

  it('resumes with another list: reads what is unfinished of that list, and keeps the other positions', () => {
    const checkpoint = scanCheckpoint();
    const begun = scanSome(checkpoint, [0, 1, 2, 3], 3);
    const next = throughJson(checkpoint);
    expect(scanSome(next, [4, 5, 6, 7])).toEqual(second);
    expect(next.toJSON().positions).toEqual(checkpoint.toJSON().positions);
    expect(Object.keys(checkpoint.toJSON().positions)).not.toEqual([]);

    const rest = scanSome(throughJson(next), [0, 1, 2, 3, 4, 5, 6, 7]);
    expect([...begun, ...rest].sort()).toEqual(first);
  });

  it('stays small for a share of 4,000 segments', () => {
    onVirtualTime(({ flush }) => {
      const random = seededRandom(5);
      const checkpoint = scanCheckpoint();
      const table = virtualTable({ pages: 2, latency: () => 1 + random() * 100 });
      const segments = segmentsOf({ index: 2, count: 4, TotalSegments: 16_000 });
      expect(segments).toHaveLength(4000);
      let largest = 0;
      scanOf(table, 16_000, { segments, checkpoint, concurrency: 16 })
        .pages()
        .subscribe((page) => {
          checkpoint.acknowledge(page);
          largest = Math.max(largest, JSON.stringify(checkpoint).length);
        });
      flush();
      expect(largest).toBeGreaterThan(300);
      expect(largest).toBeLessThan(2500);
      expect(checkpoint.toJSON()).toMatchObject({ finished: [[8000, 11_999]], positions: {} });
    });
  });
});
