import fc from 'fast-check';
import { filter, map, type Observable, of, tap } from 'rxjs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { CheckpointError } from '../../../lib/errors/checkpoint-error.ts';
import type { DynamoDB, Page } from '../../../lib/index.ts';
import {
  type ScanCheckpoint,
  scanCheckpoint,
  trackerOf,
} from '../../../lib/paging/checkpoint/scan-checkpoint.ts';
import { collectGarbage } from '../../support/garbage.ts';
import { type NamedPage, openSegment } from './numbered-segments.ts';
import { scanAtRandom } from './random-scan.ts';

/** A checkpoint of a scan that has begun. */
function begun(TotalSegments: number, saved?: unknown): ScanCheckpoint {
  const checkpoint = scanCheckpoint(saved);
  trackerOf(checkpoint).bind({ operation: 'Scan', TableName: 'Music', TotalSegments });
  return checkpoint;
}

/** The finished segments and the positions of a checkpoint. */
const positionOf = ({ toJSON }: ScanCheckpoint) => ({
  finished: toJSON().finished,
  positions: toJSON().positions,
});

const throughJson = (checkpoint: ScanCheckpoint): unknown => JSON.parse(JSON.stringify(checkpoint));

/** Reference implementation: each segment is covered up to its first page that is not acknowledged. */
function referenceProgress(sizes: readonly number[]) {
  const covered = sizes.map(() => 0);
  let acknowledged = new Set<string>();
  return {
    acknowledge(name: string): void {
      acknowledged.add(name);
      for (const [segment, count] of covered.entries()) {
        let next = count;
        while (acknowledged.has(`${segment}.${next}`)) next++;
        covered[segment] = next;
      }
    },
    /** The pages that have to be delivered again. */
    missing: () => sizes.flatMap((size, segment) => namesFrom(segment, covered[segment] ?? 0, size)),
    /** Forgets the acknowledged pages after a gap. */
    resume: () => {
      acknowledged = new Set();
    },
  };
}

function namesFrom(segment: number, first: number, size: number): string[] {
  return Array.from({ length: size - first }, (_, index) => `${segment}.${first + index}`);
}

describe('a checkpoint', () => {
  it('resumes a scan that was stopped anywhere, with exactly the pages that it does not cover', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(sizes, fc.array(fc.nat(40), { maxLength: 4 }), fc.gen(), (sizes, cuts, gen) => {
        const expected = referenceProgress(sizes);
        let saved: unknown;
        for (const steps of [...cuts, undefined]) {
          const missing = expected.missing();
          const delivered: string[] = [];
          expected.resume();
          const checkpoint = begun(sizes.length, saved);
          const scan = {
            sizes,
            checkpoint,
            concurrency: gen(fc.integer, { min: 1, max: 4 }),
            draw: (below: number) => (below === 0 ? 0 : gen(fc.nat, below - 1)),
            onDelivery: (name: string) => delivered.push(name),
            onAcknowledgement: expected.acknowledge,
          };
          scanAtRandom(scan, steps);
          if (steps === undefined) expect(delivered.sort()).toEqual(missing.sort());
          else expect(missing).toEqual(expect.arrayContaining(delivered));
          saved = throughJson(checkpoint);
        }
        expect(saved).toMatchObject({ finished: [[0, sizes.length - 1]] });
        expect(saved).toHaveProperty('positions', {});
      }),
      { numRuns: 500 },
    );
  });

  it('moves a segment only past pages that are acknowledged without a gap', () => {
    const checkpoint = begun(1);
    const segment = openSegment(checkpoint, 0, 4);
    const [first, second] = [segment.deliver(), segment.deliver()];
    checkpoint.acknowledge(second);
    expect(positionOf(checkpoint)).toEqual({ finished: [], positions: {} });
    checkpoint.acknowledge(first);
    const number = { N: '10000000000000000000000000000000000001' };
    expect(positionOf(checkpoint)).toEqual({
      finished: [],
      positions: { 0: { text: { S: '"\u00000' }, number, bytes: { B: 'AP8=' } } },
    });
  });

  it('is not changed by a page that is acknowledged twice', () => {
    const checkpoint = begun(1);
    const segment = openSegment(checkpoint, 0, 2);
    const [first, last] = [segment.deliver(), segment.deliver()];
    for (const page of [first, first, last, first, last]) checkpoint.acknowledge(page);
    expect(positionOf(checkpoint)).toEqual({ finished: [[0, 0]], positions: {} });
  });

  it('ignores the acknowledgement of a page whose segment was subscribed to again', () => {
    const checkpoint = begun(1);
    const earlier = openSegment(checkpoint, 0, 3);
    const [first, second] = [earlier.deliver(), earlier.deliver()];
    checkpoint.acknowledge(first);
    const later = openSegment(checkpoint, 0, 3);
    const afterFirst = positionOf(checkpoint);
    checkpoint.acknowledge(second);
    const again = later.deliver();
    expect(again).toEqual(second);
    expect(positionOf(checkpoint)).toEqual(afterFirst);
    checkpoint.acknowledge(again);
    checkpoint.acknowledge(later.deliver());
    expect(positionOf(checkpoint)).toEqual({ finished: [[0, 0]], positions: {} });
  });

  it('is plain JSON before and after a scan', () => {
    const checkpoint = scanCheckpoint();
    expect(throughJson(checkpoint)).toEqual({ version: 2, finished: [], positions: {} });
    trackerOf(checkpoint).bind({
      operation: 'Scan',
      TableName: 'Music',
      IndexName: 'ByYear',
      TotalSegments: 2,
    });
    expect(throughJson(checkpoint)).toEqual({
      version: 2,
      of: { operation: 'Scan', TableName: 'Music', IndexName: 'ByYear', TotalSegments: 2 },
      finished: [],
      positions: {},
    });
    expect(throughJson(scanCheckpoint(throughJson(checkpoint)))).toEqual(throughJson(checkpoint));
  });

  it('stays small for a hundred thousand segments', () => {
    const checkpoint = begun(100_000);
    const pages: NamedPage[] = [];
    for (let segment = 0; segment < 100_000; segment++) {
      pages.push(openSegment(checkpoint, segment, 1).deliver());
      // In reverse order, 50 at a time.
      if (pages.length === 50) for (const page of pages.splice(0).reverse()) checkpoint.acknowledge(page);
      if (segment % 5_021 === 0) expect(JSON.stringify(checkpoint).length).toBeLessThan(200);
    }
    expect(positionOf(checkpoint)).toEqual({ finished: [[0, 99_999]], positions: {} });
  });

  it('lets acknowledged pages be garbage-collected', async () => {
    const checkpoint = begun(1);
    const segment = openSegment(checkpoint, 0, 3);
    const page = new WeakRef(deliverAndAcknowledge());
    function deliverAndAcknowledge(): NamedPage {
      const page = segment.deliver();
      checkpoint.acknowledge(page);
      return page;
    }
    await collectGarbage();
    expect(page.deref()).toBeUndefined();
    expect(segment.hasMore()).toBe(true);
  });
});

describe('a checkpoint rejects', () => {
  const differences = {
    TableName: ['Films', 'The checkpoint belongs to a scan with TableName Music, but this one has Films'],
    IndexName: ['ByYear', 'The checkpoint belongs to a scan with IndexName none, but this one has ByYear'],
    TotalSegments: [4, 'The checkpoint belongs to a scan with TotalSegments 8, but this one has 4'],
  } as const;

  it.each(Object.entries(differences))('a scan with another %s', (name, [value, message]) => {
    const tracker = trackerOf(scanCheckpoint(throughJson(begun(8))));
    const scan = { operation: 'Scan', TableName: 'Music', TotalSegments: 8 } as const;
    expect(() => tracker.bind({ ...scan, [name]: value })).toThrow(
      expect.objectContaining({ name: 'CheckpointError', message, operation: 'Scan' }),
    );
    expect(() => tracker.bind(scan)).not.toThrow();
  });

  it('a page of another scan, and a copy of its own page', () => {
    const checkpoint = begun(1);
    const page = openSegment(checkpoint, 0, 1).deliver();
    const pageOfOther = openSegment(begun(1), 0, 1).deliver();
    for (const other of [pageOfOther, { ...page }]) {
      expect(() => checkpoint.acknowledge(other)).toThrow(CheckpointError);
    }
  });

  it('an object that was not made by scanCheckpoint()', () => {
    const { acknowledge, toJSON } = begun(1);
    expect(() => trackerOf({ acknowledge, toJSON })).toThrow('has to be made by scanCheckpoint()');
  });

  it.each([null, 'checkpoint', [], {}, { scan: {} }])('%j as a saved checkpoint', (saved) => {
    expect(() => scanCheckpoint(saved)).toThrow(
      new CheckpointError('Expected the parsed JSON of a checkpoint: an object with a `version`'),
    );
  });

  it('an unknown version', () => {
    const saved = { version: 3, finished: [], positions: {} };
    expect(() => scanCheckpoint(saved)).toThrow('has version 3; this rxdynamo reads versions 1 and 2');
  });

  const scan = { TableName: 'Music', TotalSegments: 8 };
  const of = { operation: 'Scan', ...scan };
  it.each<[string, object]>([
    ['scan', { version: 1, scan: null }],
    ['scan.TableName', { version: 1, scan: { TotalSegments: 8 } }],
    ['scan.IndexName', { version: 1, scan: { ...scan, IndexName: 1 } }],
    ['scan.TotalSegments', { version: 1, scan: { ...scan, TotalSegments: '8' } }],
    ['of', { of: null }],
    ['of.operation', { of: scan }],
    ['of.operation', { of: { ...of, operation: 'GetItem' } }],
    ['of.TableName', { of: { operation: 'Query' } }],
    ['of.IndexName', { of: { ...of, IndexName: 1 } }],
    ['of.TotalSegments', { of: { ...of, TotalSegments: '8' } }],
    ['of.Segment', { of: { ...of, Segment: '1' } }],
    ['of.KeyCondition', { of: { ...of, KeyCondition: 1 } }],
    ['of.ScanIndexForward', { of: { ...of, ScanIndexForward: 'no' } }],
    ['finished', { finished: undefined }],
    ['finished[0]', { finished: [3] }],
    ['finished[0]', { finished: [[0, 8]] }],
    ['finished[0]', { finished: [[0, 1]], of: undefined }],
    ['finished[0]', { finished: [[0, 1]], of: { operation: 'Query', TableName: 'Music' } }],
    ['finished[0]', { finished: [[2, 1]] }],
    [
      'finished[1]',
      {
        finished: [
          [0, 3],
          [3, 4],
        ],
      },
    ],
    ['positions', { positions: undefined }],
    ['positions[8]', { positions: { 8: { id: { S: 'a' } } } }],
    ['positions[one]', { positions: { one: { id: { S: 'a' } } } }],
    ['positions[3]', { positions: { 3: null } }],
    ['positions[3]', { positions: { 3: { id: { B: 'not base64' } } } }],
  ])('a saved checkpoint whose `%s` is damaged: %j', (path, damage) => {
    const saved = { version: 2, of, finished: [[0, 0]], positions: {}, ...damage };
    expect(() => scanCheckpoint(saved)).toThrow(
      new CheckpointError(`The saved checkpoint is damaged: \`${path}\` is missing or malformed`),
    );
  });
});

describe('the type of `acknowledge`', () => {
  interface Song {
    readonly Artist: string;
  }
  const { acknowledge } = scanCheckpoint();
  /** Compiled and never run. */
  const compiled = (use: (page: Page<Song>, db: DynamoDB) => void) => expect(use).toBeTypeOf('function');

  it('keeps the type of the pages in `tap`', () => {
    compiled((page, db) => {
      const pages$ = db.scan<Song>({ TableName: 'Music' }).pages();
      expectTypeOf(pages$.pipe(tap(acknowledge))).toEqualTypeOf<Observable<Page<Song>>>();
      const items$ = pages$.pipe(
        tap(acknowledge),
        map(({ Items }) => Items),
      );
      expectTypeOf(items$).toEqualTypeOf<Observable<readonly Song[] | undefined>>();
      const artists$ = of(page).pipe(
        filter(({ Count }) => Count !== 0),
        tap(acknowledge),
        tap({ next: acknowledge }),
        map(({ Items = [] }) => Items.map(({ Artist }) => Artist)),
      );
      expectTypeOf(artists$).toEqualTypeOf<Observable<string[]>>();
    });
  });

  it('is that of a callback for pages', () => {
    compiled((page) => {
      acknowledge(page);
      of(page).subscribe(acknowledge);
      [page].forEach(acknowledge);
      const callback: (page: Page<Song>) => void = acknowledge;
      return callback;
    });
  });

  it('refuses what is not a page', () => {
    compiled(() => {
      // @ts-expect-error: the page is missing.
      acknowledge();
      // @ts-expect-error: not a page.
      acknowledge(1);
      // @ts-expect-error: a stream of numbers.
      of(1).pipe(tap(acknowledge));
      // @ts-expect-error: a stream of numbers.
      of(1).subscribe(acknowledge);
      // @ts-expect-error: a stream of objects that are not pages.
      of({ Items: 'text' }).pipe(tap(acknowledge));
    });
  });
});
