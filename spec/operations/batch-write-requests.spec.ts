import {
  concat,
  EMPTY,
  from,
  map,
  type Observable,
  type OperatorFunction,
  of,
  Subject,
  take,
  throwError,
} from 'rxjs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { BatchOptions } from '../../lib/bulk/options.ts';
import { serviceError } from '../../lib/errors/service-error-by-name.ts';
import { BatchWriteError, ExactNumber, type WriteRequest, type WriteResult } from '../../lib/index.ts';
import { batchWriteRequests } from '../../lib/operations/batch-write-requests.ts';
import { memoryTable, TableName } from '../bulk/memory-table.ts';
import { type WireCall, wireCall } from '../bulk/wire-call.ts';
import { outcomeOf } from '../bulk/writing-songs.ts';
import { onVirtualTime } from '../support/marbles.ts';

const put = (id: unknown, n = 0): WriteRequest => Object.freeze({ PutRequest: { Item: { id, n } } });
const remove = (id: unknown): WriteRequest => Object.freeze({ DeleteRequest: { Key: { id } } });

/** Writes requests, with retry delays of full length and a given key, unless the options say otherwise. */
function write(
  { call }: Pick<WireCall, 'call'>,
  options: BatchOptions = {},
): OperatorFunction<WriteRequest, WriteResult<WriteRequest>> {
  return batchWriteRequests(call, () => 1).batchWriteRequests({ TableName }, { key: ['id'], ...options });
}

const requests = map(({ item }: WriteResult<WriteRequest>) => item);
/** Returns the write requests of each BatchWriteItem, as they were sent. */
const batchesOf = ({ sent }: WireCall) => sent.map(({ input }) => input.RequestItems?.[TableName]);
const context = { operation: 'BatchWriteItem', tableName: TableName };

describe('puts and deletes of one stream', () => {
  it('are sent together as they are, up to 25 in a request, with a result for each', () => {
    onVirtualTime(({ flush }) => {
      const table = memoryTable();
      const elements = Array.from({ length: 30 }, (_, n) => (n % 2 === 0 ? put(`${n}`) : remove(`${n}`)));
      const { values } = outcomeOf(from(elements).pipe(write(table)));
      flush();
      expect(values).toEqual(elements.map((item) => ({ item })));
      expect(values.every(({ item }, index) => item === elements[index])).toBe(true);
      expect(table.batchSizes()).toEqual([25, 5]);
      expect(batchesOf(table)[1]).toEqual([
        { DeleteRequest: { Key: { id: { S: '25' } } } },
        { PutRequest: { Item: { id: { S: '26' }, n: { N: '0' } } } },
        { DeleteRequest: { Key: { id: { S: '27' } } } },
        { PutRequest: { Item: { id: { S: '28' }, n: { N: '0' } } } },
        { DeleteRequest: { Key: { id: { S: '29' } } } },
      ]);
    });
  });

  it('of one key wait for each other, and let those of other keys pass', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const table = memoryTable({ time: () => 10 });
      const elements = { a: put('a', 1), b: remove('a'), c: put('c'), d: put('a', 2), e: remove('c') };
      const written = from(Object.values(elements)).pipe(write(table), requests);
      expectObservable(written).toBe('10ms (ac) 6ms (be) 6ms (d|)', elements);
      flush();
      expect(table.batchSizes()).toEqual([2, 2, 1]);
      expect(table.items()).toEqual([{ id: { S: 'a' }, n: { N: '2' } }]);
    });
  });

  it('are of one key if its values are equal in any notation', () => {
    onVirtualTime(({ flush }) => {
      const table = memoryTable();
      const ids = [1, new ExactNumber('1.00'), 1n, Uint8Array.of(1), Buffer.from([1]), '1', -0, 0];
      outcomeOf(from(ids.flatMap((id) => [put(id), remove(id)])).pipe(write(table)));
      flush();
      expect(table.batchSizes()).toEqual([4, 4, 3, 3, 1, 1]);
      expect(table.items()).toEqual([]);
    });
  });

  it('that are unprocessed are sent again, and what follows them waits', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const table = memoryTable({ leave: (index) => (index === 0 ? 2 : 0), time: () => 10 });
      const elements = { a: remove('a'), b: put('b'), c: put('c'), d: put('a', 1), e: remove('b') };
      const written = from(Object.values(elements)).pipe(write(table), requests);
      expectObservable(written).toBe('10ms c 1009ms (ab) 6ms (de|)', elements);
      flush();
      expect(table.batchSizes()).toEqual([3, 2, 2]);
    });
  });

  it('look up the key with DescribeTable, and keep their order meanwhile', () => {
    onVirtualTime(({ flush }) => {
      const table = memoryTable();
      const elements = [put('a', 1), remove('a'), put('a', 2), remove('b')];
      const { values } = outcomeOf(from(elements).pipe(write(table, { key: undefined }), requests));
      flush();
      expect(table.sent.map(({ operation }) => operation)).toEqual([
        'DescribeTable',
        'BatchWriteItem',
        'BatchWriteItem',
        'BatchWriteItem',
      ]);
      expect(new Set(values)).toEqual(new Set(elements));
      expect(table.items()).toEqual([{ id: { S: 'a' }, n: { N: '2' } }]);
    });
  });

  it('are sent as they were when they arrived, though their source changes the object', () => {
    onVirtualTime(({ flush }) => {
      const table = memoryTable({ leave: (index) => (index < 3 ? 1 : 0) });
      const Item = { id: '', n: 0 };
      const request = { PutRequest: { Item } };
      const source = from([1, 2, 3]).pipe(
        map((n) => {
          Object.assign(Item, { id: `song ${n}`, n });
          return request;
        }),
      );
      outcomeOf(source.pipe(write(table)));
      flush();
      expect(table.items()).toHaveLength(3);
      expect(new Set(table.items())).toEqual(
        new Set([1, 2, 3].map((n) => ({ id: { S: `song ${n}` }, n: { N: `${n}` } }))),
      );
    });
  });

  it('have the consumed capacity of each request in one result', () => {
    onVirtualTime(({ flush }) => {
      const { call, sent } = wireCall(() => ({ ConsumedCapacity: [{ TableName, CapacityUnits: 2 }] }));
      const { batchWriteRequests: operator } = batchWriteRequests(call);
      const table = { TableName, ReturnConsumedCapacity: 'TOTAL' } as const;
      const { values } = outcomeOf(from([put('a'), remove('b')]).pipe(operator(table, { key: ['id'] })));
      flush();
      expect(sent).toMatchObject([{ input: { ReturnConsumedCapacity: 'TOTAL' } }]);
      expect(values.map(({ ConsumedCapacity }) => ConsumedCapacity)).toEqual([
        { TableName, CapacityUnits: 2 },
        undefined,
      ]);
    });
  });
});

describe('a stream of puts and deletes', () => {
  it('without elements sends nothing', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const table = memoryTable();
      expectObservable(EMPTY.pipe(write(table, { key: undefined }))).toBe('|');
      flush();
      expect(table.sent).toEqual([]);
    });
  });

  it('passes an error of its source on after the writes before it', () => {
    onVirtualTime(({ cold, expectObservable, flush }) => {
      const elements = { a: put('a'), b: remove('b') };
      const table = memoryTable({ time: () => 10 });
      expectObservable(cold('-a-b-#', elements, 'broken').pipe(write(table), requests)).toBe(
        '15ms (ab#)',
        elements,
        'broken',
      );
      flush();
      expect(table.items()).toHaveLength(1);
    });
  });

  it('passes on an error that its source throws at once', () => {
    onVirtualTime(({ expectObservable }) => {
      const failing = throwError(() => 'broken');
      expectObservable(failing.pipe(write(memoryTable()))).toBe('#', undefined, 'broken');
    });
  });

  it.each([undefined, ['id']])(
    'fails at an invalid element before it is sent, with all unwritten ones',
    (key) => {
      onVirtualTime(({ flush }) => {
        const table = memoryTable({ time: () => 100 });
        const invalid: WriteRequest = {
          PutRequest: { Item: { id: 'x' } },
          DeleteRequest: { Key: { id: 'x' } },
        };
        const elements = [put('a'), remove('b'), invalid];
        const { values, errors } = outcomeOf(from(elements).pipe(write(table, { key })));
        flush();
        expect(values).toEqual([]);
        expect(errors).toMatchObject([
          {
            name: 'BatchWriteError',
            unwritten: [invalid, put('a'), remove('b')],
            cause: {
              name: 'InvalidValueError',
              message: expect.stringContaining('received both'),
              ...context,
            },
          },
        ]);
        expect(table.sent.filter(({ operation }) => operation === 'BatchWriteItem')).toEqual([]);
        expect(table.inFlight()).toBe(0);
      });
    },
  );

  it("emits invalid and refused elements with their errors, and goes on, with `onFailure: 'emit'`", () => {
    onVirtualTime(({ flush }) => {
      const table = memoryTable({ refuses: ({ id }) => JSON.stringify(id).includes('refused') });
      const neither: WriteRequest = {};
      const nan = put('nan', Number.NaN);
      const elements = [put('a'), neither, nan, remove('refused'), remove('b'), put('refused'), put('c')];
      const { values, errors } = outcomeOf(from(elements).pipe(write(table, { onFailure: 'emit' })));
      flush();
      expect(errors).toEqual([]);
      expect(values).toHaveLength(elements.length);
      const failures = values.filter(({ error }) => error !== undefined);
      expect(
        failures.map(({ item, error }) => [item, error?.name, Reflect.get(error ?? {}, 'path')]),
      ).toEqual([
        [neither, 'InvalidValueError', ''],
        [nan, 'InvalidValueError', 'PutRequest.Item.n'],
        [remove('refused'), 'ValidationException', undefined],
        [put('refused'), 'ValidationException', undefined],
      ]);
      expect(table.items()).toHaveLength(2);
    });
  });

  it('ends at a throttle without end after the stall timeout, with all unwritten elements', () => {
    onVirtualTime(({ flush }) => {
      const { call, sent, inFlight } = wireCall(() => {
        throw serviceError('ProvisionedThroughputExceededException', 'slow down', { statusCode: 400 });
      });
      const elements = [put('a'), remove('b'), put('b')];
      const { errors } = outcomeOf(from(elements).pipe(write({ call }, { stallTimeout: 60_000 })));
      flush();
      expect(errors[0]).toBeInstanceOf(BatchWriteError);
      expect(errors).toMatchObject([
        { unwritten: elements, cause: { name: 'UnprocessedError', notRetriedBecause: 'stallTimeout' } },
      ]);
      expect(sent.length).toBeGreaterThan(3);
      expect(inFlight()).toBe(0);
    });
  });

  it('aborts the request in flight when it is unsubscribed from, and sends nothing more', () => {
    onVirtualTime(({ cold, expectObservable, expectSubscriptions, flush }) => {
      const table = memoryTable({ time: () => 10 });
      const elements = { a: put('a'), b: remove('a') };
      const source = cold('(ab)-', elements);
      expectObservable(source.pipe(write(table, { linger: 2 })), '5ms !').toBe('');
      expectSubscriptions(source.subscriptions).toBe('^----!');
      flush();
      expect(table.batchSizes()).toEqual([1]);
      expect(table.inFlight()).toBe(0);
      expect(table.items()).toEqual([]);
    });
  });

  it('sends nothing more after `take(1)`', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const table = memoryTable();
      const elements = { a: put('a'), b: remove('a'), c: put('a') };
      expectObservable(from(Object.values(elements)).pipe(write(table), requests, take(1))).toBe(
        '-(a|)',
        elements,
      );
      flush();
      expect(table.batchSizes()).toEqual([1]);
    });
  });

  it('shares nothing with another stream of the same operator', () => {
    onVirtualTime(({ flush }) => {
      const table = memoryTable();
      const operator = write(table, { linger: 5 });
      const sources = [new Subject<WriteRequest>(), new Subject<WriteRequest>()] as const;
      const outcomes = sources.map((source) => outcomeOf(source.pipe(operator, requests)));
      const elements = [put('a'), remove('b')] as const;
      sources[0].next(elements[0]);
      sources[1].next(elements[1]);
      for (const source of sources) source.complete();
      flush();
      expect(outcomes.map(({ values }) => values)).toEqual([[elements[0]], [elements[1]]]);
      expect(table.batchSizes()).toEqual([1, 1]);
    });
  });

  it('has results of the type of its elements', () => {
    interface Change {
      readonly PutRequest: { readonly Item: { readonly id: string } };
      readonly offset: number;
    }
    const { batchWriteRequests: operator } = batchWriteRequests(memoryTable().call);
    const changes: Observable<Change> = EMPTY;
    expectTypeOf(changes.pipe(operator({ TableName }))).toEqualTypeOf<Observable<WriteResult<Change>>>();
    const keys: Observable<{ readonly id: string }> = EMPTY;
    // @ts-expect-error: a key is not a write request.
    expect(keys.pipe(operator({ TableName }))).toBeDefined();
    expect(concat(of(put('a')), changes).pipe(operator({ TableName }))).toBeDefined();
  });
});
