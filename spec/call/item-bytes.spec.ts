import { from, lastValueFrom, map, type Observable, take } from 'rxjs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  BatchWriteError,
  type Change,
  ConditionalCheckFailedException,
  DynamoDB,
  type GetItemOutput,
  type GetResult,
  InvalidOptionError,
  InvalidResponseError,
  type Item,
  ItemBytes,
  type ItemStream,
  ItemTooLargeError,
  unmarshall,
  type WriteResult,
} from '../../lib/index.ts';
import { fakeDynamoDB } from '../../lib/testing/index.ts';
import { all } from '../support/all.ts';
import { errorOf } from '../support/error-of.ts';
import { fakeService } from '../support/fake-service.ts';

const TableName = 'Music';
const bytes = { items: 'bytes' } as const;
const wire = (id: string) => ({ id: { S: id }, price: { N: '1.50' } });
const textOf = (id: string) => JSON.stringify(wire(id));
const itemOf = (id: string) => ItemBytes.from(textOf(id));
const big = 12345678901234567890n;

describe("the option items: 'bytes'", () => {
  it.each<[string, object, (db: DynamoDB) => Observable<unknown>, (output: never) => unknown]>([
    [
      'getItem',
      { Item: wire('a') },
      (db) => db.getItem({ TableName, Key: { id: 'a' } }, bytes),
      ({ Item }) => Item,
    ],
    [
      'transactGetItems',
      { Responses: [{ Item: wire('a') }] },
      (db) => db.transactGetItems({ TransactItems: [{ Get: { TableName, Key: { id: 'a' } } }] }, bytes),
      ({ Responses: [first] }: { Responses: { Item: unknown }[] }) => first?.Item,
    ],
    [
      'batchGetItem',
      { Responses: { Music: [wire('a')] }, UnprocessedKeys: {} },
      (db) => db.batchGetItem({ RequestItems: { Music: { Keys: [{ id: 'a' }] } } }, bytes),
      ({ Responses: { Music } }: { Responses: { Music: unknown[] } }) => Music[0],
    ],
    [
      'batchGet',
      { Responses: { Music: [wire('a')] }, UnprocessedKeys: {} },
      (db) => from([{ id: 'a' }]).pipe(db.batchGet({ TableName }, { ...bytes, key: ['id'] })),
      ({ Item }) => Item,
    ],
    [
      'putItem, its old attributes',
      { Attributes: wire('a') },
      (db) => db.putItem({ TableName, Item: { id: 'a' }, ReturnValues: 'ALL_OLD' }, bytes),
      ({ Attributes }) => Attributes,
    ],
    [
      'updateItem',
      { Attributes: wire('a') },
      (db) => db.updateItem({ TableName, Key: { id: 'a' }, ReturnValues: 'ALL_NEW' }, bytes),
      ({ Attributes }) => Attributes,
    ],
    [
      'executeStatement',
      { Items: [wire('a')] },
      (db) => db.executeStatement({ Statement: 'SELECT * FROM Music' }, bytes),
      (item) => item,
    ],
    [
      'batchExecuteStatement',
      { Responses: [{ Item: wire('a') }] },
      (db) => db.batchExecuteStatement({ Statements: [{ Statement: 'SELECT …' }] }, bytes),
      ({ Responses: [first] }: { Responses: { Item: unknown }[] }) => first?.Item,
    ],
    [
      'scan',
      { Items: [wire('a')], Count: 1, ScannedCount: 1 },
      (db) => db.scan({ TableName }, bytes),
      (item) => item,
    ],
    [
      'query',
      { Items: [wire('a')], Count: 1, ScannedCount: 1 },
      (db) => db.query({ TableName }, bytes),
      (item) => item,
    ],
    [
      'parallelScan',
      { Items: [wire('a')], Count: 1, ScannedCount: 1 },
      (db) => db.parallelScan({ TableName, TotalSegments: 1 }, bytes),
      (item) => item,
    ],
  ])('gives items as ItemBytes: %s', async (_, body, call, read) => {
    const { db } = await fakeService(() => ({ body }));
    const item = read((await lastValueFrom(call(db))) as never);
    expect(item).toBeInstanceOf(ItemBytes);
    expect(String(item)).toBe(textOf('a'));
  });

  it('of a client is that of its calls, and a call can choose for itself', async () => {
    const { db } = await fakeService(() => ({ body: { Item: wire('a') } }), bytes);
    const read = async (options?: object) =>
      (await lastValueFrom(db.getItem({ TableName, Key: { id: 'a' } }, options))).Item;
    expect(await read()).toBeInstanceOf(ItemBytes);
    expect(await read({ items: 'native' })).toEqual({ id: 'a', price: 1.5 });
    expect(await read({ items: 'attributeValues' }).catch(String)).toContain('InvalidValueError');
  });

  it('leaves counts, keys, units and metrics decoded, the keys as native values without loss', async () => {
    const { db, server } = await fakeService(({ body }) => ({
      body: {
        Items: [wire('a')],
        Count: 1,
        ScannedCount: 3,
        ConsumedCapacity: { TableName, CapacityUnits: 0.5 },
        ...(!('ExclusiveStartKey' in (body as object)) && { LastEvaluatedKey: { id: { N: String(big) } } }),
      },
    }));
    const pages = await all(db.scan({ TableName }, { ...bytes }).pages());
    expect(pages).toHaveLength(2);
    expect(pages[0]).toMatchObject({
      Count: 1,
      ScannedCount: 3,
      ConsumedCapacity: { CapacityUnits: 0.5 },
      LastEvaluatedKey: { id: big },
    });
    expect(JSON.stringify(pages[0]?.LastEvaluatedKey)).toBe(`{"id":{"N":"${big}"}}`);
    expect(server.requests[1]?.body).toMatchObject({ ExclusiveStartKey: { id: { N: String(big) } } });
  });

  it('leaves what is unprocessed, and the key of a collection, decoded', async () => {
    const metrics = { ItemCollectionKey: { id: { S: 'a' } }, SizeEstimateRangeGB: [0, 1] };
    const { db } = await fakeService(({ operation }) => ({
      body:
        operation === 'PutItem'
          ? { Attributes: wire('a'), ItemCollectionMetrics: metrics }
          : { Responses: {}, UnprocessedKeys: { Music: { Keys: [{ id: { S: 'a' } }] } } },
    }));
    const put = await lastValueFrom(db.putItem({ TableName, Item: { id: 'a' } }, bytes));
    expect(put.ItemCollectionMetrics?.ItemCollectionKey).toEqual({ id: 'a' });
    const read = await lastValueFrom(
      db.batchGetItem({ RequestItems: { Music: { Keys: [{ id: 'a' }] } } }, bytes),
    );
    expect(read.UnprocessedKeys).toEqual({ Music: { Keys: [{ id: 'a' }] } });
  });

  it('leaves the item of an error decoded', async () => {
    const { db } = await fakeService(() => ({
      status: 400,
      body: { __type: 'x#ConditionalCheckFailedException', Item: wire('a') },
    }));
    const error = await errorOf(db.putItem({ TableName, Item: itemOf('a') }, bytes));
    expect(error).toBeInstanceOf(ConditionalCheckFailedException);
    expect(error).toMatchObject({ item: { id: 'a', price: 1.5 } });
  });

  it('refuses an invalid page, and delivers none of its items', async () => {
    const { db } = await fakeService(() => ({
      body: { Items: [wire('a'), { id: { N: 'abc' } }], Count: 2, ScannedCount: 2 },
    }));
    const seen: unknown[] = [];
    const error = await errorOf(db.scan({ TableName }, bytes).pipe(map((item) => seen.push(item))));
    expect(error).toBeInstanceOf(InvalidResponseError);
    expect(seen).toEqual([]);
  });

  it('is one of three formats', async () => {
    const { db, server } = await fakeService();
    const error = await errorOf(db.scan({ TableName }, { items: 'byte' as never }));
    expect(error).toBeInstanceOf(InvalidOptionError);
    expect(String(error)).toContain('must be "native" or "attributeValues" or "bytes", not "byte"');
    expect(server.requests).toEqual([]);
  });
});

describe('an ItemBytes in a request', () => {
  const put = { PutRequest: { Item: itemOf('b') } };
  const wirePut = { PutRequest: { Item: wire('b') } };

  it.each(['native', 'attributeValues', 'bytes'] as const)('is written with items: %j', async (items) => {
    const { db, server } = await fakeService(undefined, { items });
    const sent = async (call: Observable<unknown>) => {
      await lastValueFrom(call);
      return server.requests.at(-1)?.body;
    };
    const Item = itemOf('b');
    expect(await sent(db.putItem({ TableName, Item }))).toMatchObject({ Item: wire('b') });
    expect(await sent(db.batchWriteItem({ RequestItems: { Music: [put] } }))).toMatchObject({
      RequestItems: { Music: [wirePut] },
    });
    expect(
      await sent(db.transactWriteItems({ TransactItems: [{ Put: { TableName, Item } }] })),
    ).toMatchObject({
      TransactItems: [{ Put: { TableName, Item: wire('b') } }],
    });
    for (const options of [{}, { key: ['id'] }]) {
      const { db: target, items: stored } = fakeDynamoDB({ Music: { key: ['id'] } }, { client: { items } });
      const source = [itemOf('b'), itemOf('c'), itemOf('b')];
      const results = await all(from(source).pipe(target.batchWrite({ TableName }, options)));
      expect(results.map(({ item }) => item)).toEqual(expect.arrayContaining(source));
      expect(stored('Music')).toEqual(['b', 'c'].map((id) => ({ id, price: 1.5 })));
      await all(from([itemOf('b')]).pipe(target.batchDelete({ TableName }, options)));
      expect(stored('Music')).toEqual([{ id: 'c', price: 1.5 }]);
      await all(
        from([{ DeleteRequest: { Key: itemOf('c') } }, put]).pipe(
          target.batchWriteRequests({ TableName }, options),
        ),
      );
      expect(stored('Music')).toEqual([{ id: 'b', price: 1.5 }]);
    }
  });

  it('may stand among other items, and unprocessed ones are sent again', async () => {
    const items = [itemOf('a'), { id: 'b', price: 2 }, itemOf('c')];
    const {
      db,
      items: stored,
      requests,
    } = fakeDynamoDB(
      { Music: { key: ['id'] } },
      { faults: { kind: 'unprocessed', count: 2, operation: 'BatchWriteItem', times: 1 } },
    );
    await all(from(items).pipe(db.batchWrite({ TableName })));
    expect(requests.filter(({ operation }) => operation === 'BatchWriteItem')).toHaveLength(2);
    expect(
      stored('Music')
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['a', 'b', 'c']);
  });

  it('is refused without a key attribute and above 400 KB, before it is sent', async () => {
    const { db, requests } = fakeDynamoDB({ Music: { key: ['id', 'sort'] } });
    const missing = await errorOf(
      from([itemOf('a')]).pipe(db.batchWrite({ TableName }, { key: ['id', 'sort'] })),
    );
    expect(missing).toBeInstanceOf(BatchWriteError);
    expect(missing).toMatchObject({ cause: { name: 'InvalidValueError', path: 'Item.sort' } });
    const large = ItemBytes.from(`{"id":{"S":"a"},"sort":{"S":"b"},"text":{"S":"${'x'.repeat(420_000)}"}}`);
    const tooLarge = await errorOf(from([large]).pipe(db.batchWrite({ TableName }, { key: ['id', 'sort'] })));
    expect((tooLarge as BatchWriteError).cause).toBeInstanceOf(ItemTooLargeError);
    expect(requests.filter(({ operation }) => operation === 'BatchWriteItem')).toEqual([]);
  });
});

describe('changes with items as bytes', () => {
  it('have native keys and images as bytes, and are applied as they are', async () => {
    const { db } = fakeDynamoDB({
      Music: { key: ['id'], stream: 'NEW_AND_OLD_IMAGES' },
      Copy: { key: ['id'] },
    });
    const changes$ = db.changes({ TableName }, { ...bytes, from: 'oldest' });
    await lastValueFrom(db.putItem({ TableName, Item: itemOf('a') }));
    await lastValueFrom(db.putItem({ TableName, Item: itemOf('b') }));
    await lastValueFrom(db.deleteItem({ TableName, Key: { id: 'a' } }));
    const applied = await all(changes$.pipe(take(3), db.applyChanges({ TableName: 'Copy' })));
    const [first, , last] = applied.map(({ item }) => item);
    expect(first?.newItem).toBeInstanceOf(ItemBytes);
    expect(last).toMatchObject({ type: 'remove', key: { id: 'a' } });
    expect(String(last?.oldItem)).toBe(textOf('a'));
    expect((await all(db.scan({ TableName: 'Copy' }))).map(({ id }) => id)).toEqual(['b']);
  });
});

describe('the type of the items', () => {
  const db = new DynamoDB({ region: 'eu-central-1' });
  const byBytes = new DynamoDB({ region: 'eu-central-1', items: 'bytes' });

  it('is ItemBytes by the option of the client or of the call', () => {
    expectTypeOf(db.scan({ TableName }, bytes)).toEqualTypeOf<ItemStream<ItemBytes>>();
    expectTypeOf(byBytes.scan({ TableName })).toEqualTypeOf<ItemStream<ItemBytes>>();
    expectTypeOf(byBytes.scan({ TableName }, { items: 'native' })).toEqualTypeOf<ItemStream<Item>>();
    expectTypeOf(db.getItem({ TableName, Key: {} }, bytes)).toEqualTypeOf<
      Observable<GetItemOutput<ItemBytes>>
    >();
    expectTypeOf(from([{ id: 'a' }]).pipe(db.batchGet({ TableName }, bytes))).toExtend<
      Observable<GetResult<ItemBytes, object>>
    >();
    expectTypeOf(db.scan({ TableName }, bytes).pipe(db.batchWrite({ TableName }))).toEqualTypeOf<
      Observable<WriteResult<ItemBytes>>
    >();
    expectTypeOf(unmarshall<{ readonly id: string }>)
      .parameter(0)
      .toExtend<object>();
    expectTypeOf<Change<ItemBytes>['key']>().toEqualTypeOf<Item>();
    expectTypeOf<Change<{ readonly id: string }>['key']>().toEqualTypeOf<Partial<{ readonly id: string }>>();
  });
});
