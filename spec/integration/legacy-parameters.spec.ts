import { firstValueFrom } from 'rxjs';
import { expect, it } from 'vitest';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { all } from '../support/all.ts';
import { keyed, testTable } from '../support/servers/test-table.ts';

/** The parameters from before there were expressions: the values in them are native all the same. */
describeOnEachServer('a request without expressions', (server) => {
  const items = [1, 2, 3, 4].map((place) => ({ shelf: 'a', place, rest: place % 2, tags: new Set(['t']) }));
  const definition = keyed({ shelf: 'S', place: 'N' }, ['shelf', 'place']);
  const { db, TableName, read, write } = testTable(server, { definition, items });
  const first = { TableName, Key: { shelf: 'a', place: 1 } };

  it('reads the attributes to get', async () => {
    const output = await firstValueFrom(db.getItem({ ...first, AttributesToGet: ['rest', 'place'] }));
    expect(output).toEqual({ Item: { place: 1, rest: 1 } });
  });

  it('expects values before it writes', async () => {
    const Item = { shelf: 'expected', place: 1 };
    await firstValueFrom(db.putItem({ TableName, Item, Expected: { place: { Exists: false } } }));
    const Expected = {
      place: { Value: 1 },
      shelf: { ComparisonOperator: 'BEGINS_WITH', AttributeValueList: ['nothing'] },
    };
    const remove = (ConditionalOperator: string) =>
      firstValueFrom(db.deleteItem({ TableName, Key: Item, Expected, ConditionalOperator }));
    await expect(remove('AND')).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
    await remove('OR');
    expect(await read(Item)).toBeUndefined();
  });

  it('updates attribute by attribute', async () => {
    const Key = { shelf: 'updated', place: 1 };
    await write({ ...Key, old: 1, tags: new Set(['a']) });
    const output = await firstValueFrom(
      db.updateItem({
        TableName,
        Key,
        AttributeUpdates: {
          put: { Action: 'PUT', Value: { deep: [Uint8Array.of(7)] } },
          tags: { Action: 'ADD', Value: new Set(['b']) },
          old: { Action: 'DELETE' },
        },
        Expected: { old: { ComparisonOperator: 'LT', AttributeValueList: [2] } },
        ReturnValues: 'ALL_NEW',
      }),
    );
    const Attributes = { ...Key, put: { deep: [Uint8Array.of(7)] }, tags: new Set(['a', 'b']) };
    expect(output).toEqual({ Attributes });
  });

  it('queries by key conditions and filters', async () => {
    const found = db.query({
      TableName,
      KeyConditions: {
        shelf: { ComparisonOperator: 'EQ', AttributeValueList: ['a'] },
        place: { ComparisonOperator: 'BETWEEN', AttributeValueList: [2, 4] },
      },
      QueryFilter: { rest: { ComparisonOperator: 'EQ', AttributeValueList: [0] } },
      AttributesToGet: ['place'],
      Limit: 1,
    });
    expect(await all(found)).toEqual([{ place: 2 }, { place: 4 }]);
  });

  it('scans and filters', async () => {
    const found = db.scan<{ place: number }>({
      TableName,
      ScanFilter: {
        tags: { ComparisonOperator: 'CONTAINS', AttributeValueList: ['t'] },
        place: { ComparisonOperator: 'IN', AttributeValueList: [1, 4, 9] },
      },
      ConditionalOperator: 'AND',
      Limit: 2,
    });
    expect((await all(found)).map(({ place }) => place).sort()).toEqual([1, 4]);
  });
});
