import { asyncScheduler, concat, EMPTY, from, ignoreElements, map, type Observable } from 'rxjs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { BatchOptions } from '../../lib/bulk/options.ts';
import type { WireItem } from '../../lib/codec/wire-value.ts';
import { BatchGetError, ExactNumber, type GetResult, type Item, type NumberRule } from '../../lib/index.ts';
import { batchGet } from '../../lib/operations/batch-get.ts';
import { type MemoryTable, memoryTable, TableName } from '../bulk/memory-table.ts';
import { wireCall } from '../bulk/wire-call.ts';
import { outcomeOf, type Song, songs, writeTo } from '../bulk/writing-songs.ts';
import { onVirtualTime } from '../support/marbles.ts';

/** Writes songs, so that there is something to read. */
function written(table: MemoryTable, items: readonly Song[]): Observable<never> {
  return from(items).pipe(writeTo(table), ignoreElements());
}

/** Reads songs, with delays of full length, the key being known. */
const read = ({ call }: Pick<MemoryTable, 'call'>, options: BatchOptions = {}) =>
  batchGet(call, () => 1).batchGet<Song>({ TableName }, { key: ['id'], ...options });

describe('reading keys', () => {
  it('emits a result for each key, without an item if there is none', () => {
    onVirtualTime(({ flush }) => {
      const table = memoryTable();
      const keys = [{ id: 'song 0' }, { id: 'nobody' }, { id: 'song 1', also: 'an attribute' }];
      const { values } = outcomeOf(concat(written(table, songs(2)), from(keys).pipe(read(table))));
      flush();
      expect(values).toEqual([
        { Key: keys[0], Item: { id: 'song 0' } },
        { Key: keys[1] },
        { Key: keys[2], Item: { id: 'song 1' } },
      ]);
      expect(values.map((result) => 'Item' in result)).toEqual([true, false, true]);
      expect(table.batchSizes()).toEqual([2, 3]);
    });
  });

  it('sends 100 keys per request, and requests repeated keys once', () => {
    onVirtualTime(({ flush }) => {
      const table = memoryTable();
      const keys = [...songs(60), ...songs(60), ...songs(60)];
      const { values } = outcomeOf(from(keys).pipe(read(table)));
      flush();
      expect(values.map(({ Key }) => Key)).toEqual(keys);
      expect(table.batchSizes()).toEqual([60, 60]);
    });
  });

  it.each([
    { size: 391 * 1024, delay: 0, why: 'at once when the response had no room for another item' },
    { size: 390 * 1024, delay: 1000, why: 'after the delay of a throttle when it had' },
  ])('requests the rest $why', ({ size, delay }) => {
    onVirtualTime(({ flush }) => {
      const arrivals: number[] = [];
      const text = { S: 'x'.repeat(size) };
      const { call } = wireCall(({ input }) => {
        arrivals.push(asyncScheduler.now());
        const { Keys } = (input.RequestItems?.[TableName] ?? { Keys: [] }) as {
          readonly Keys: readonly WireItem[];
        };
        const items = Keys.slice(0, 39).map((key) => ({ ...key, text }));
        const rest = Keys.slice(39);
        return {
          Responses: { [TableName]: items },
          UnprocessedKeys: rest.length === 0 ? {} : { [TableName]: { Keys: rest } },
        };
      });
      const { values } = outcomeOf(from(songs(50)).pipe(read({ call })));
      flush();
      expect(values).toHaveLength(50);
      expect(arrivals).toHaveLength(2);
      expect((arrivals[1] ?? 0) - (arrivals[0] ?? 0)).toBe(delay + 1);
    });
  });

  it('requests only unprocessed keys again', () => {
    onVirtualTime(({ flush }) => {
      const table = memoryTable({ leave: (index) => (index === 1 ? 2 : 0) });
      const keys = [...songs(3), ...songs(1)];
      const { values } = outcomeOf(concat(written(table, songs(3)), from(keys).pipe(read(table))));
      flush();
      expect(values.map(({ Item }) => Item?.id)).toEqual(['song 2', 'song 0', 'song 1', 'song 0']);
      expect(table.batchSizes()).toEqual([3, 3, 2]);
    });
  });

  it('requests keys that did not fit into 16 MB at once, and throttled keys a second later', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const reading = (text: string) => {
        const { call, sent } = wireCall((_, index) => {
          const [now, ...left] = ['a', 'b'].slice(index).map((id) => ({ id: { S: id } }));
          const UnprocessedKeys = left.length > 0 ? { [TableName]: { Keys: left } } : {};
          return { Responses: { [TableName]: [{ ...now, text: { S: text } }] }, UnprocessedKeys };
        });
        const keys = from([{ id: 'a' }, { id: 'b' }]);
        return {
          sent,
          read$: keys.pipe(
            read({ call }),
            map(({ Item }) => Item?.id),
          ),
        };
      };
      const large = reading('x'.repeat(15_700_000));
      const small = reading('x'.repeat(1_000_000));
      expectObservable(large.read$).toBe('-a(b|)');
      expectObservable(small.read$).toBe('-a 1s (b|)');
      flush();
      expect(large.sent).toHaveLength(2);
    });
  });

  const rules: readonly NumberRule[] = ['lossless', 'number', 'exact', () => 'some number'];
  it.each(rules)('tells keys of 38 digits apart, numbers being read by the rule %s', (numbers) => {
    onVirtualTime(({ flush }) => {
      const table = memoryTable({ numbers });
      const digits = '1234567890123456789012345678901234567';
      const items = ['1', '2', '3'].map((last) => ({ id: new ExactNumber(digits + last), last }));
      const { values } = outcomeOf(concat(written(table, items.slice(1)), from(items).pipe(read(table))));
      flush();
      expect(values.map(({ Item }) => Item?.last)).toEqual([undefined, '2', '3']);
    });
  });

  it('adds the key attributes to the projection', () => {
    onVirtualTime(({ flush }) => {
      const { call, sent } = wireCall(() => ({
        Responses: { [TableName]: [{ id: { S: 'a' }, n: { N: '1' } }] },
      }));
      const projected = batchGet(call).batchGet(
        { TableName, ConsistentRead: true, ProjectionExpression: 'n' },
        { key: ['id'] },
      );
      const { values } = outcomeOf(from([{ id: 'a' }]).pipe(projected));
      flush();
      expect(sent[0]?.input.RequestItems?.[TableName]).toEqual({
        ConsistentRead: true,
        ProjectionExpression: 'n, #rxKey0',
        ExpressionAttributeNames: { '#rxKey0': 'id' },
        Keys: [{ id: { S: 'a' } }],
      });
      expect(values).toEqual([{ Key: { id: 'a' }, Item: { id: 'a', n: 1 } }]);
    });
  });
});

describe('a key that cannot be read', () => {
  const isBad = (key: object) => JSON.stringify(key).includes('bad');
  const keys = [...songs(5), { id: 'bad' }, { id: undefined }];

  it('is emitted with its error, and the others are read', () => {
    onVirtualTime(({ flush }) => {
      const table = memoryTable({ refuses: isBad });
      const { values } = outcomeOf(from(keys).pipe(read(table, { onFailure: 'emit' })));
      flush();
      const failed = values.filter(({ error }) => error !== undefined);
      expect(failed).toMatchObject([
        {
          Key: { id: undefined },
          error: { name: 'InvalidValueError', path: 'Key.id', operation: 'BatchGetItem' },
        },
        { Key: { id: 'bad' }, error: { name: 'ValidationException', tableName: TableName } },
      ]);
      expect(values).toHaveLength(7);
    });
  });

  it('fails the stream with all keys that have no result', () => {
    onVirtualTime(({ flush }) => {
      const table = memoryTable({ refuses: isBad });
      const { values, errors } = outcomeOf(from(keys.slice(0, 6)).pipe(read(table)));
      flush();
      expect(errors).toEqual([expect.any(BatchGetError)]);
      expect(errors).toMatchObject([
        { name: 'BatchGetError', cause: { name: 'ValidationException' }, unread: [{ id: 'bad' }] },
      ]);
      expect(values).toHaveLength(5);
    });
  });

  it('fails if the response is for another key, and is not read as missing', () => {
    onVirtualTime(({ flush }) => {
      const { call } = wireCall(() => ({ Responses: { [TableName]: [{ id: { S: 'another key' } }] } }));
      const { values } = outcomeOf(from(songs(1)).pipe(read({ call }, { onFailure: 'emit' })));
      flush();
      expect(values).toMatchObject([{ error: { name: 'InvalidResponseError' } }]);
    });
  });
});

it('batchGet has the types of its items and of the keys of its source', () => {
  const { batchGet: read } = batchGet(memoryTable().call);
  const keys: Observable<{ readonly id: string }> = EMPTY;
  expectTypeOf(keys.pipe(read({ TableName }))).toEqualTypeOf<
    Observable<GetResult<Item, { readonly id: string }>>
  >();
  expectTypeOf(keys.pipe(read<Song>({ TableName }))).toEqualTypeOf<
    Observable<GetResult<Song, { readonly id: string }>>
  >();
  const flagged = keys.pipe(
    map(({ id }) => ({ id, isNew: true })),
    read<Song>({ TableName }),
  );
  expectTypeOf(flagged).toEqualTypeOf<Observable<GetResult<Song, { id: string; isNew: boolean }>>>();
  const texts: Observable<string> = EMPTY;
  // @ts-expect-error: a text is not a key.
  expect(() => texts.pipe(read<Song>({ TableName }))).toBeTypeOf('function');
});
