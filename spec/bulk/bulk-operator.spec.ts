import {
  asyncScheduler,
  concat,
  count,
  defer,
  from,
  map,
  NEVER,
  range,
  Subject,
  tap,
  throwError,
} from 'rxjs';
import { describe, expect, it } from 'vitest';
import { pacedMergeMap } from '../../lib/backpressure/paced-merge-map.ts';
import { paginate } from '../../lib/backpressure/paginate.ts';
import { serviceError } from '../../lib/errors/service-error-by-name.ts';
import { BatchWriteError, InvalidOptionError } from '../../lib/index.ts';
import { batchDelete } from '../../lib/operations/batch-delete.ts';
import { batchGet } from '../../lib/operations/batch-get.ts';
import { batchWrite } from '../../lib/operations/batch-write.ts';
import { numberedPages } from '../backpressure/numbered-pages.ts';
import { onVirtualTime } from '../support/marbles.ts';
import { memoryTable, TableName } from './memory-table.ts';
import { type WireCall, wireCall } from './wire-call.ts';
import { outcomeOf, type Song, songs, writeTo } from './writing-songs.ts';

const song = (id: string): Song => Object.freeze({ id });
const a = song('a');
const b = song('b');
const c = song('c');
const context = { operation: 'BatchWriteItem', tableName: TableName };
const ids = map(({ item }: { readonly item: Song }) => item.id);

/** Returns a function that tells whether an item or a key contains a string. */
const has = (text: string) => (item: object) => JSON.stringify(item).includes(`"${text}"`);

describe('a partial batch', () => {
  it('is sent when the linger time of its first item is over', () => {
    onVirtualTime(({ hot, expectObservable, flush }) => {
      const table = memoryTable();
      const written = hot('-a--b 200ms c 200ms |', { a, b, c }).pipe(writeTo(table, { linger: 50 }), ids);
      expectObservable(written).toBe('52ms (ab) 200ms c 149ms |');
      flush();
      expect(table.batchSizes()).toEqual([2, 1]);
    });
  });

  it('lingers for 100 ms by default', () => {
    onVirtualTime(({ hot, expectObservable }) => {
      expectObservable(hot('a', { a }).pipe(writeTo(memoryTable()), ids)).toBe('101ms a');
    });
  });

  it('is sent when it is full or the source ends, with `linger: Infinity`', () => {
    onVirtualTime(({ hot, expectObservable, flush }) => {
      const table = memoryTable();
      const source = hot('a 86400s b 86400s (c|)', { a, b, c });
      expectObservable(source.pipe(writeTo(table, { linger: Number.POSITIVE_INFINITY }), ids)).toBe(
        '172800003ms (abc|)',
      );
      expectObservable(
        concat(from(songs(25)), NEVER).pipe(writeTo(table, { linger: Number.POSITIVE_INFINITY }), count()),
        '1s !',
      ).toBe('');
      flush();
      expect(table.batchSizes()).toEqual([25, 3]);
    });
  });

  it('is sent when the source ends', () => {
    onVirtualTime(({ hot, expectObservable }) => {
      expectObservable(hot('-a-|', { a }).pipe(writeTo(memoryTable()), ids)).toBe('----(a|)');
    });
  });

  it('is sent when the source is held back', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const table = memoryTable();
      const repeated = Array.from({ length: 50 }, () => ({ id: 'a' }));
      const source = concat(repeated, NEVER);
      expectObservable(source.pipe(writeTo(table, { concurrency: 1, linger: 5000 }), ids), '1s !').toBe('-a');
      flush();
      expect(table.batchSizes()).toEqual([1]);
    });
  });
});

describe('the key of the table', () => {
  it('is looked up once per subscription, and not at all if it is given', () => {
    onVirtualTime(({ flush }) => {
      const table = memoryTable();
      const written = from(songs(30)).pipe(writeTo(table, { key: undefined }));
      outcomeOf(concat(written, written, from(songs(1)).pipe(writeTo(table))));
      flush();
      const each = ['DescribeTable', 'BatchWriteItem', 'BatchWriteItem'];
      expect(table.sent.map(({ operation }) => operation)).toEqual([...each, ...each, 'BatchWriteItem']);
    });
  });

  it('fails the items that wait for it if the lookup fails, and the next item looks it up again', () => {
    onVirtualTime(({ hot, flush }) => {
      const error = serviceError('ResourceNotFoundException', 'no', { operation: 'DescribeTable' });
      const { call } = wireCall(({ operation }, index) => {
        if (index === 0) throw error;
        return operation === 'DescribeTable' ? { Table: { KeySchema: [{ AttributeName: 'id' }] } } : {};
      });
      const source = hot('(ab)--(c|)', { a, b, c });
      const { values } = outcomeOf(source.pipe(writeTo({ call }, { key: undefined, onFailure: 'emit' })));
      flush();
      expect(values).toEqual([{ item: a, error }, { item: b, error }, { item: c }]);
    });
  });
});

it('a key whose lookup failed is looked up again for an item that arrives while others are rejected', () => {
  onVirtualTime(({ flush }) => {
    const { call, sent } = wireCall(({ operation }, index) => {
      if (index === 0) throw serviceError('ResourceNotFoundException', 'no', {});
      return operation === 'DescribeTable' ? { Table: { KeySchema: [{ AttributeName: 'id' }] } } : {};
    });
    const source = new Subject<Song>();
    const written = source.pipe(writeTo({ call }, { key: undefined, onFailure: 'emit' }));
    const { values } = outcomeOf(
      written.pipe(
        tap(({ item }) => {
          if (item === a) source.next(c);
          if (item === c) source.complete();
        }),
      ),
    );
    source.next(a);
    source.next(b);
    flush();
    expect(values.map(({ item, error }) => [item, error?.name])).toEqual([
      [a, 'ResourceNotFoundException'],
      [b, 'ResourceNotFoundException'],
      [c, undefined],
    ]);
    expect(sent.map(({ operation }) => operation)).toEqual([
      'DescribeTable',
      'DescribeTable',
      'BatchWriteItem',
    ]);
  });
});

it('an item that arrives while items that waited for the key are added does not overtake them', () => {
  onVirtualTime(({ flush }) => {
    const table = memoryTable();
    const source = new Subject<Song>();
    const written = source.pipe(writeTo(table, { key: undefined, onFailure: 'emit' }));
    const { values } = outcomeOf(
      written.pipe(
        tap(({ error }) => {
          if (error === undefined) return;
          source.next({ id: 'a', version: 2 });
          source.complete();
        }),
      ),
    );
    source.next({ id: undefined });
    source.next({ id: 'a', version: 1 });
    flush();
    expect(values.map(({ item }) => item.version)).toEqual([undefined, 1, 2]);
    expect(table.items()).toEqual([{ id: { S: 'a' }, version: { N: '2' } }]);
  });
});

it('an item whose `toJSON` throws a value that cannot be converted to text is rejected like any other', () => {
  onVirtualTime(({ flush }) => {
    const toJSON = () => {
      throw Object.create(null);
    };
    const source = from([{ id: 'a', at: { toJSON } }, b]);
    const { values } = outcomeOf(source.pipe(writeTo(memoryTable(), { onFailure: 'emit' })));
    flush();
    expect(values.map(({ item, error }) => [item.id, error?.name])).toEqual([
      ['a', 'DynamoDBError'],
      ['b', undefined],
    ]);
  });
});

it('a key lookup without permission fails with an error that names the option `key`', () => {
  onVirtualTime(({ flush }) => {
    const denied = serviceError('AccessDeniedException', 'Not authorized', { statusCode: 400 });
    const { call } = wireCall(() => {
      throw denied;
    });
    const { errors } = outcomeOf(from([a]).pipe(writeTo({ call }, { key: undefined })));
    flush();
    expect(errors).toMatchObject([
      {
        name: 'BatchWriteError',
        message: expect.stringMatching(/AccessDeniedException: Not authorized .*`key`/),
        cause: { name: 'AccessDeniedException', statusCode: 400, cause: denied },
      },
    ]);
  });
});

describe("with `onFailure: 'emit'`", () => {
  it('an item that cannot be processed is emitted with its error, and the stream goes on', () => {
    onVirtualTime(({ flush }) => {
      const table = memoryTable({ refuses: has('song 7') });
      const items = [
        { id: 'nan', lines: [{ price: Number.NaN }] },
        { id: 'large', text: 'é'.repeat(205_000) },
        { id: undefined, name: 'nobody' },
        { id: 'broken', toJSON: () => JSON.parse('{') },
        ...songs(50),
      ];
      const { values } = outcomeOf(from(items).pipe(writeTo(table, { onFailure: 'emit' })));
      flush();
      expect(values.filter(({ error }) => error !== undefined)).toMatchObject([
        { item: items[0], error: { name: 'InvalidValueError', path: 'Item.lines[0].price', ...context } },
        { item: { id: 'large' }, error: { name: 'ItemTooLargeError', size: 410_011, ...context } },
        { item: items[2], error: { name: 'InvalidValueError', path: 'Item.id', ...context } },
        {
          item: { id: 'broken' },
          error: { name: 'DynamoDBError', cause: expect.any(SyntaxError), ...context },
        },
        { item: { id: 'song 7' }, error: { name: 'ValidationException', ...context } },
      ]);
      expect(values).toHaveLength(items.length);
      expect(table.items()).toHaveLength(49);
    });
  });

  it('items that are unprocessed until the stall timeout are emitted with their error, and so are those of an invalid response', () => {
    onVirtualTime(({ flush }) => {
      const throttledTable = memoryTable({ leave: () => 1 });
      const invalidTable = wireCall(() => ({
        UnprocessedItems: { [TableName]: [{ PutRequest: { Item: { id: { S: 'x' } } } }] },
      }));
      const written = (table: WireCall) =>
        outcomeOf(from(songs(2)).pipe(writeTo(table, { onFailure: 'emit', stallTimeout: 6000 }))).values;
      const throttled = written(throttledTable);
      const invalid = written(invalidTable);
      flush();
      const error = { name: 'UnprocessedError', retryable: true, ...context };
      expect(throttled).toMatchObject([{ item: { id: 'song 1' } }, { item: { id: 'song 0' }, error }]);
      expect(invalid.map(({ error }) => error?.name)).toEqual([
        'InvalidResponseError',
        'InvalidResponseError',
      ]);
    });
  });
});

describe("with `onFailure: 'error'`", () => {
  it('the stream fails with all items that are not written: of the rejected request, of other requests and of the queue', () => {
    onVirtualTime(({ flush }) => {
      const table = memoryTable({ refuses: has('song 30'), time: (index) => (index === 1 ? 1 : 10) });
      const items = songs(120);
      const { values, errors } = outcomeOf(from(items).pipe(writeTo(table, { concurrency: 3 })));
      flush();
      expect(errors).toMatchObject([{ name: 'BatchWriteError', ...context, retryable: false }]);
      const [error] = errors;
      if (!(error instanceof BatchWriteError)) throw error;
      expect(error.cause).toMatchObject({ name: 'ValidationException' });
      expect(error.unwritten[0]).toBe(items[30]);
      expect(new Set([...values.map(({ item }) => item), ...error.unwritten])).toEqual(new Set(items));
      expect(values).toHaveLength(items.length - error.unwritten.length);
      expect(table.inFlight()).toBe(0);
    });
  });

  it('the error has all items that waited for the key, also those after the item without a key', () => {
    onVirtualTime(({ flush }) => {
      const items = [...songs(30), { id: undefined }, ...songs(5)];
      const { errors } = outcomeOf(from(items).pipe(writeTo(memoryTable(), { key: undefined })));
      flush();
      expect(errors).toMatchObject([
        { unwritten: [items[30], ...items.slice(0, 30), ...items.slice(31)], cause: { path: 'Item.id' } },
      ]);
    });
  });

  it('an item that cannot be encoded fails the stream at once, and aborts the requests in flight', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const table = memoryTable({ time: () => 100 });
      const items = [...songs(30), { id: 'nan', n: Number.NaN }];
      const { errors } = outcomeOf(from(items).pipe(writeTo(table)));
      expectObservable(from(items).pipe(writeTo(table))).toBe('#', undefined, expect.any(BatchWriteError));
      flush();
      const unwritten = [items[30], ...items.slice(0, 30)];
      expect(errors).toMatchObject([{ unwritten, cause: { name: 'InvalidValueError' } }]);
      expect(table.inFlight()).toBe(0);
      expect(table.items()).toEqual([]);
    });
  });
});

describe('an item', () => {
  /** Emits one object 60 times, with a different key and value each time. */
  const reusedObject = defer(() => {
    const row: { id: string; n: number } = { id: '', n: 0 };
    return range(0, 60).pipe(map((n) => Object.assign(row, { id: `song ${n % 40}`, n })));
  });
  const lastVersions = Array.from({ length: 40 }, (_, n) => ({
    id: { S: `song ${n}` },
    n: { N: String(n < 20 ? n + 40 : n) },
  }));

  it.each([{ key: ['id'] }, { key: undefined }])(
    'is written as it was when it arrived, also by a retry, because its source may reuse the object (%j)',
    (options) => {
      onVirtualTime(({ flush }) => {
        const table = memoryTable({ leave: (index) => (index < 5 ? 7 : 0) });
        const { values } = outcomeOf(reusedObject.pipe(writeTo(table, options)));
        flush();
        expect(values).toHaveLength(60);
        expect(new Set(table.items())).toEqual(new Set(lastVersions));
      });
    },
  );

  it('is converted with `toJSON` once', () => {
    onVirtualTime(({ flush }) => {
      let calls = 0;
      const item = { id: 'x', toJSON: () => ({ id: `call ${++calls}` }) };
      const table = memoryTable({ leave: (index) => (index < 3 ? 1 : 0) });
      outcomeOf(from([item]).pipe(writeTo(table)));
      flush();
      expect(table.items()).toEqual([{ id: { S: 'call 1' } }]);
      expect(table.sent).toHaveLength(4);
    });
  });
});

describe('an item that ends the subscription while it is encoded', () => {
  it.each([{ key: ['id'] }, { key: undefined }])('leaves no timer and sends no request (%j)', (options) => {
    onVirtualTime(({ flush }) => {
      const table = memoryTable();
      const source = new Subject<Song>();
      const subscription = source.pipe(writeTo(table, { ...options, linger: 3_600_000 })).subscribe();
      source.next({
        id: 'a',
        toJSON: () => {
          subscription.unsubscribe();
          return { id: 'a' };
        },
      });
      flush();
      expect(table.sent).toEqual([]);
      expect(asyncScheduler.now()).toBeLessThan(3_600_000);
    });
  });
});

describe('an outage', () => {
  it('is retried until the stall timeout once the service was reached, and fails the stream before', () => {
    onVirtualTime(({ cold, expectObservable }) => {
      const outage = serviceError('ServiceUnavailable', 'down', { statusCode: 503 });
      const failing = (first: number) =>
        wireCall((_, index) => {
          if (index >= first && index < 9) throw outage;
          return {};
        });
      const source = () => cold('a 9ms b', { a, b });
      const written = (first: number) => source().pipe(writeTo(failing(first), { linger: 0 }), ids);
      // Eight delays, doubled each time from 25 ms, and nine requests.
      expectObservable(written(1), '10s !').toBe(`-a 8ms ${25 * 255 + 9}ms b`);
      expectObservable(written(0)).toBe('-#', undefined, expect.any(BatchWriteError));
    });
  });
});

describe('consumed capacity', () => {
  const capacity = (units: number) => ({ TableName, CapacityUnits: units });

  it('is in one result of each response, so that the sum is correct', () => {
    onVirtualTime(({ flush }) => {
      const { call, sent } = wireCall((_, index) => ({
        UnprocessedItems: index === 0 ? { [TableName]: [{ PutRequest: { Item: { id: { S: 'a' } } } }] } : {},
        ConsumedCapacity: [capacity(index + 1)],
      }));
      const write = batchWrite(call).batchWrite<Song>(
        { TableName, ReturnConsumedCapacity: 'TOTAL' },
        { key: ['id'] },
      );
      const { values } = outcomeOf(from([a, b, c]).pipe(write));
      flush();
      expect(sent.map(({ input }) => input)).toMatchObject([
        { ReturnConsumedCapacity: 'TOTAL' },
        { ReturnConsumedCapacity: 'TOTAL' },
      ]);
      expect(values).toEqual([
        { item: b, ConsumedCapacity: capacity(1) },
        { item: c },
        { item: a, ConsumedCapacity: capacity(2) },
      ]);
    });
  });

  it('is in the results of reads and deletions too', () => {
    onVirtualTime(({ flush }) => {
      const { call } = wireCall(() => ({ Responses: {}, ConsumedCapacity: [capacity(5)] }));
      const table = { TableName, ReturnConsumedCapacity: 'INDEXES' } as const;
      const read = outcomeOf(from([a, b]).pipe(batchGet(call).batchGet(table, { key: ['id'] })));
      const removed = outcomeOf(from([a, b]).pipe(batchDelete(call).batchDelete(table, { key: ['id'] })));
      flush();
      expect(read.values).toEqual([{ Key: a, ConsumedCapacity: capacity(5) }, { Key: b }]);
      expect(removed.values).toEqual([{ item: a, ConsumedCapacity: capacity(5) }, { item: b }]);
    });
  });
});

describe('a source that fails', () => {
  it('passes its error on after the items before it have been written', () => {
    onVirtualTime(({ cold, expectObservable }) => {
      const written = cold('-a-#', { a }, 'broken').pipe(writeTo(memoryTable({ time: () => 10 })), ids);
      expectObservable(written).toBe('13ms (a#)', { a: 'a' }, 'broken');
    });
  });

  it('has its error in that of an item that is rejected later', () => {
    onVirtualTime(({ flush }) => {
      const source = concat(
        from(songs(3)),
        throwError(() => new Error('broken')),
      );
      const { errors } = outcomeOf(source.pipe(writeTo(memoryTable({ refuses: has('song 1') }))));
      flush();
      expect(errors).toMatchObject([
        {
          name: 'BatchWriteError',
          message: expect.stringContaining('The source had failed before: Error: broken'),
          cause: { name: 'ValidationException' },
          sourceError: new Error('broken'),
          unwritten: [{ id: 'song 1' }],
        },
      ]);
    });
  });

  it.each([Symbol('broken'), Object.create(null)])(
    'has its error in that of a rejected item even if it cannot be converted to text',
    (broken: unknown) => {
      onVirtualTime(({ flush }) => {
        const source = concat(
          from(songs(3)),
          throwError(() => broken),
        );
        const { errors } = outcomeOf(source.pipe(writeTo(memoryTable({ refuses: has('song 1') }))));
        flush();
        expect(errors).toMatchObject([{ name: 'BatchWriteError', unwritten: [{ id: 'song 1' }] }]);
        expect(errors[0]).toHaveProperty('sourceError', broken);
      });
    },
  );

  it('is not mentioned in the error of a rejected item if it has not failed', () => {
    onVirtualTime(({ flush }) => {
      const { errors } = outcomeOf(from(songs(3)).pipe(writeTo(memoryTable({ refuses: has('song 1') }))));
      flush();
      expect(errors).toHaveLength(1);
      expect(errors[0]).not.toHaveProperty('sourceError');
    });
  });

  it('fails the stream at once if no item came before', () => {
    onVirtualTime(({ expectObservable }) => {
      const written = throwError(() => 'broken').pipe(writeTo(memoryTable()));
      expectObservable(written).toBe('#', undefined, 'broken');
    });
  });
});

describe('unsubscribing', () => {
  it.each([
    ['the linger time of a batch', { linger: 50 }, '20ms !', 0],
    ['the lookup of the key', { key: undefined }, '1ms !', 1],
    ['a request', { linger: 0 }, '3ms !', 1],
    ['a retry delay', { linger: 0 }, '100ms !', 1],
  ])('ends %s', (_, options, unsubscription, requests) => {
    onVirtualTime(({ hot, expectObservable, expectSubscriptions, flush }) => {
      const table = memoryTable({ time: () => 10, leave: () => 1 });
      const source = hot('a', { a });
      expectObservable(source.pipe(writeTo(table, options)), unsubscription).toBe('');
      expectSubscriptions(source.subscriptions).toBe(`^ ${Number.parseInt(unsubscription, 10) - 1}ms !`);
      flush();
      expect(table.sent).toHaveLength(requests);
      expect(table.inFlight()).toBe(0);
    });
  });
});

it('unsubscribing leaves no timer running', () => {
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout');
  const before = timers();
  const subscription = concat([a], NEVER).pipe(writeTo(memoryTable())).subscribe();
  expect(timers().length).toBe(before.length + 1);
  subscription.unsubscribe();
  expect(timers()).toEqual(before);
});

describe('backpressure', () => {
  it('holds the source back when all requests are in flight and one more batch is full', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const pages = numberedPages(100, 10);
      const source = paginate(pages, ({ items }) => items.map((id) => ({ id })));
      expectObservable(source.pipe(writeTo(memoryTable({ time: () => 1000 }), { concurrency: 2 })), '1s !');
      flush();
      expect(pages.requested).toHaveLength(8);
    });
  });

  it('is passed on: a slow consumer of the results holds the source back too', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const pages = numberedPages(100, 10);
      const source = paginate(pages, ({ items }) => items.map((id) => ({ id })));
      const consumed = source.pipe(
        writeTo(memoryTable(), { concurrency: 1 }),
        pacedMergeMap(() => NEVER, 1),
      );
      expectObservable(consumed, '10s !');
      flush();
      expect(pages.requested.length).toBeLessThanOrEqual(5);
    });
  });

  it('accepts ten thousand items from a synchronous source that cannot be held back', () => {
    const { call } = wireCall(() => ({}));
    onVirtualTime(({ flush }) => {
      const { values } = outcomeOf(from(songs(10_000)).pipe(writeTo({ call })));
      flush();
      expect(values).toHaveLength(10_000);
    });
  });
});

describe('the options', () => {
  it.each([
    { concurrency: 0 },
    { concurrency: 1.5 },
    { linger: -1 },
    { linger: Number.NaN },
    { stallTimeout: -1 },
  ])('are rejected if they are %j', (options) => {
    expect(() => writeTo(memoryTable(), options)).toThrow(InvalidOptionError);
  });
});
