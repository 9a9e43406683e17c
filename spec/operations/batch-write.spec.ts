import fc from 'fast-check';
import { EMPTY, from, map, type Observable, toArray } from 'rxjs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { ExactNumber, type WriteResult } from '../../lib/index.ts';
import { batchWrite } from '../../lib/operations/batch-write.ts';
import { memoryTable, TableName } from '../bulk/memory-table.ts';
import { outcomeOf, songs, writeTo } from '../bulk/writing-songs.ts';
import { onVirtualTime } from '../support/marbles.ts';

describe('writing items', () => {
  it('sends no request for an empty source, not even for the key', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const table = memoryTable();
      expectObservable(from(songs(0)).pipe(writeTo(table, { key: undefined }))).toBe('|');
      flush();
      expect(table.sent).toEqual([]);
    });
  });

  it('sends 25 items per request, and emits a result for each', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const table = memoryTable();
      const items = songs(60);
      const results = items.map((item) => ({ item }));
      expectObservable(from(items).pipe(writeTo(table), toArray())).toBe('-(a|)', { a: results });
      flush();
      expect(table.batchSizes()).toEqual([25, 25, 10]);
      expect(table.items()).toEqual(items.map(({ id }) => ({ id: { S: id } })));
    });
  });

  it('keeps a request below 16 MB if items are larger in JSON than in the table', () => {
    onVirtualTime(({ flush }) => {
      const table = memoryTable();
      const nulls = Array.from({ length: 100_000 }, () => null);
      const { values } = outcomeOf(from(songs(13).map((song) => ({ ...song, nulls }))).pipe(writeTo(table)));
      flush();
      expect(values).toHaveLength(13);
      expect(table.batchSizes()).toEqual([11, 2]);
      for (const { bytes } of table.sent) expect(bytes).toBeLessThan(16 * 2 ** 20);
    });
  });

  it('accepts objects, Maps and objects with toJSON', () => {
    onVirtualTime(({ flush }) => {
      const table = memoryTable({ leave: (index) => (index === 0 ? 3 : 0) });
      const write = batchWrite(table.call).batchWrite<object>({ TableName }, { key: ['id'] });
      const items = [{ id: 'a' }, new Map([['id', 'b']]), { toJSON: () => ({ id: 'c' }) }];
      const { values } = outcomeOf(from(items).pipe(write));
      flush();
      expect(values).toEqual(items.map((item) => ({ item })));
      expect(table.items()).toEqual(['a', 'b', 'c'].map((id) => ({ id: { S: id } })));
    });
  });
});

describe('writes of one key', () => {
  it('wait for each other, without delaying those of other keys', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const table = memoryTable({ time: () => 10 });
      const items = ['a', 'b', 'a', 'c', 'a'].map((id, n) => ({ id, n }));
      const written = from(items).pipe(
        writeTo(table),
        map(({ item }) => item.n),
      );
      expectObservable(written).toBe('10ms (013) 5ms 2 9ms (4|)', { 0: 0, 1: 1, 2: 2, 3: 3, 4: 4 });
      flush();
      expect(table.batchSizes()).toEqual([3, 1, 1]);
      expect(table.items()[0]).toEqual({ id: { S: 'a' }, n: { N: '4' } });
    });
  });

  it('are recognised by the value of the key in any notation', () => {
    onVirtualTime(({ flush }) => {
      const table = memoryTable();
      const ids = [1, new ExactNumber('1.00'), 1n, '1', Uint8Array.of(1), Buffer.from([1])];
      outcomeOf(from(ids.map((id) => ({ id }))).pipe(writeTo(table)));
      flush();
      expect(table.batchSizes()).toEqual([3, 2, 1]);
    });
  });

  it('end with the last one, for any latencies and any unprocessed items', () => {
    const sequences = fc.array(fc.nat(4), { minLength: 1, maxLength: 200 });
    const times = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 });
    const unprocessedCounts = fc.array(fc.nat(3), { minLength: 1 }).map((some) => [...some, 0]);
    const concurrencies = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(
        sequences,
        times,
        unprocessedCounts,
        concurrencies,
        (sequence, time, leave, concurrency) => {
          onVirtualTime(({ flush }) => {
            const table = memoryTable({
              time: (index) => time[index % time.length] ?? 1,
              leave: (index) => leave[index % leave.length] ?? 0,
            });
            const items = sequence.map((id, n) => ({ id: String(id), n }));
            const { values } = outcomeOf(
              from(items).pipe(writeTo(table, { concurrency, stallTimeout: Infinity })),
            );
            flush();
            expect(new Set(values.map(({ item }) => item))).toEqual(new Set(items));
            const last = new Map(items.map(({ id, n }) => [id, { id: { S: id }, n: { N: String(n) } }]));
            expect(new Set(table.items())).toEqual(new Set(last.values()));
          });
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('items that the service leaves unprocessed', () => {
  it('are sent again unchanged under any number rule', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const table = memoryTable({ leave: (index) => (index === 0 ? 1 : 0), numbers: 'number' });
      const digits = '1234567890123456789012345678901234567';
      const items = [`${digits}1`, `${digits}2`].map((text) => ({ id: new ExactNumber(text) }));
      const written = from(items).pipe(
        writeTo(table),
        map(({ item }) => String(item.id).at(-1)),
      );
      expectObservable(written).toBe('-2 999ms -(1|)');
      flush();
      expect(table.batchSizes()).toEqual([2, 1]);
      expect(table.items()[1]).toEqual({ id: { N: `${digits}1` } });
    });
  });
});

it('batchWrite has the type of the items of its source', () => {
  interface Track {
    readonly id: string;
  }
  const write = batchWrite(memoryTable().call).batchWrite;
  const tracks: Observable<Track> = EMPTY;
  expectTypeOf(tracks.pipe(write({ TableName }))).toEqualTypeOf<Observable<WriteResult<Track>>>();
  const dates: Observable<Date> = EMPTY;
  // @ts-expect-error: a date is not an item.
  expect(() => dates.pipe(write({ TableName }))).toBeTypeOf('function');
});
