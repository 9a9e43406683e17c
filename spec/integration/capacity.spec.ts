import { firstValueFrom, type Observable } from 'rxjs';
import { expect, it } from 'vitest';
import { all } from '../support/all.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { index, keyed, testTable } from '../support/servers/test-table.ts';

const definition = {
  ...keyed({ shelf: 'S', slot: 'N', word: 'S' }, ['shelf', 'slot']),
  GlobalSecondaryIndexes: [index('byWord', ['word'])],
  LocalSecondaryIndexes: [index('inOrder', ['shelf', 'word'])],
};
const Key = { shelf: 'a', slot: 1 };
const Item = { ...Key, word: 'w' };

describeOnEachServer('the consumed capacity', (server) => {
  const { db, TableName } = testTable(server, { definition, items: [Item] });
  const total = { TableName, ReturnConsumedCapacity: 'TOTAL' } as const;
  const indexes = { TableName, ReturnConsumedCapacity: 'INDEXES' } as const;
  const byShelf = { KeyConditionExpression: 'shelf = :shelf', ExpressionAttributeValues: { ':shelf': 'a' } };

  const requests: readonly (readonly [string, Observable<{ readonly ConsumedCapacity?: unknown }>])[] = [
    ['getItem', db.getItem({ ...total, Key, ConsistentRead: true })],
    ['putItem', db.putItem({ ...total, Item })],
    ['updateItem', db.updateItem({ ...total, Key })],
    ['deleteItem', db.deleteItem({ ...total, Key: { shelf: 'a', slot: 2 } })],
    ['a page of query', db.query({ ...total, ...byShelf }).pages()],
    ['a page of scan', db.scan(total).pages()],
  ];

  it.each(requests)('is in the output of %s if it was requested', async (_name, request) => {
    const [output] = await all(request);
    expect(output?.ConsumedCapacity).toEqual({ TableName, CapacityUnits: expect.any(Number) });
  });

  it('is on the pages of each segment of a parallel scan', async () => {
    const pages = await all(db.parallelScan({ ...total, TotalSegments: 2 }).pages());
    expect(pages).toHaveLength(2);
    for (const { ConsumedCapacity } of pages) expect(ConsumedCapacity).toMatchObject({ TableName });
  });

  it('is a list with one entry per table in the output of a batch', async () => {
    const write = { [TableName]: [{ PutRequest: { Item } }] };
    const written = await firstValueFrom(db.batchWriteItem({ ...total, RequestItems: write }));
    expect(written.ConsumedCapacity).toMatchObject([{ TableName }]);
    const got = await firstValueFrom(
      db.batchGetItem({ ...total, RequestItems: { [TableName]: { Keys: [Key] } } }),
    );
    expect(got.ConsumedCapacity).toMatchObject([{ TableName, CapacityUnits: 0.5 }]);
  });

  it('has the capacity of the index that is read', async () => {
    const input = { ...indexes, ...byShelf, IndexName: 'inOrder', ConsistentRead: true };
    const [page] = await all(db.query(input).pages());
    expect(page?.ConsumedCapacity).toMatchObject({
      CapacityUnits: 1,
      Table: { CapacityUnits: 0 },
      LocalSecondaryIndexes: { inOrder: { CapacityUnits: 1 } },
    });
  });

  it('has the capacity of each index that is written', async (context) => {
    server.require(context, 'the capacity of each index');
    const put = db.putItem({ ...indexes, Item: { shelf: 'other', slot: 1, word: 'w' } });
    expect((await firstValueFrom(put)).ConsumedCapacity).toEqual({
      TableName,
      CapacityUnits: 3,
      Table: { CapacityUnits: 1 },
      GlobalSecondaryIndexes: { byWord: { CapacityUnits: 1 } },
      LocalSecondaryIndexes: { inOrder: { CapacityUnits: 1 } },
    });
  });

  it('is not in the output if it was not requested', async () => {
    expect(await firstValueFrom(db.getItem({ TableName, Key }))).not.toHaveProperty('ConsumedCapacity');
  });
});

describeOnEachServer('the size of an item collection', (server) => {
  const { db, TableName } = testTable(server, { definition });
  const input = { TableName, ReturnItemCollectionMetrics: 'SIZE' } as const;
  const metrics = {
    ItemCollectionKey: { shelf: 'a' },
    SizeEstimateRangeGB: [expect.any(Number), expect.any(Number)],
  };

  it('is in the output of each write, with a native key', async (context) => {
    server.require(context, 'item collection metrics');
    const expected = { ItemCollectionMetrics: metrics };
    expect(await firstValueFrom(db.putItem({ ...input, Item }))).toMatchObject(expected);
    expect(await firstValueFrom(db.updateItem({ ...input, Key }))).toMatchObject(expected);
    expect(await firstValueFrom(db.deleteItem({ ...input, Key }))).toMatchObject(expected);
  });

  it('is in the output of a batch for each table', async (context) => {
    server.require(context, 'item collection metrics');
    const RequestItems = { [TableName]: [{ PutRequest: { Item } }] };
    const output = await firstValueFrom(db.batchWriteItem({ ...input, RequestItems }));
    expect(output.ItemCollectionMetrics).toEqual({ [TableName]: [metrics] });
  });
});
