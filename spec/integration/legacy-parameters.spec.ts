import { firstValueFrom } from 'rxjs';
import { expect, it } from 'vitest';
import { all } from '../support/all.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { keyed, testTable } from '../support/servers/test-table.ts';

/** The legacy parameters that expressions have repositiond; their values are native too. */
describeOnEachServer('legacy parameters', (server) => {
  const items = [1, 2, 3, 4].map((slot) => ({
    shelf: 'a',
    slot,
    parity: slot % 2,
    tags: new Set(['t']),
  }));
  const definition = keyed({ shelf: 'S', slot: 'N' }, ['shelf', 'slot']);
  const { db, TableName, read, write } = testTable(server, { definition, items });
  const first = { TableName, Key: { shelf: 'a', slot: 1 } };

  it('project an item with AttributesToGet', async () => {
    const output = await firstValueFrom(db.getItem({ ...first, AttributesToGet: ['parity', 'slot'] }));
    expect(output).toEqual({ Item: { slot: 1, parity: 1 } });
  });

  it('check conditions with Expected', async () => {
    const Item = { shelf: 'expected', slot: 1 };
    await firstValueFrom(db.putItem({ TableName, Item, Expected: { slot: { Exists: false } } }));
    const Expected = {
      slot: { Value: 1 },
      shelf: { ComparisonOperator: 'BEGINS_WITH', AttributeValueList: ['nothing'] },
    } as const;
    const remove = (ConditionalOperator: 'AND' | 'OR') =>
      firstValueFrom(db.deleteItem({ TableName, Key: Item, Expected, ConditionalOperator }));
    await expect(remove('AND')).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
    await remove('OR');
    expect(await read(Item)).toBeUndefined();
  });

  it('update an item with AttributeUpdates', async () => {
    const Key = { shelf: 'updated', slot: 1 };
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

  it('query with KeyConditions and QueryFilter', async () => {
    const found = db.query({
      TableName,
      KeyConditions: {
        shelf: { ComparisonOperator: 'EQ', AttributeValueList: ['a'] },
        slot: { ComparisonOperator: 'BETWEEN', AttributeValueList: [2, 4] },
      },
      QueryFilter: { parity: { ComparisonOperator: 'EQ', AttributeValueList: [0] } },
      AttributesToGet: ['slot'],
      Limit: 1,
    });
    expect(await all(found)).toEqual([{ slot: 2 }, { slot: 4 }]);
  });

  it('scan with ScanFilter', async () => {
    const found = db.scan<{ slot: number }>({
      TableName,
      ScanFilter: {
        tags: { ComparisonOperator: 'CONTAINS', AttributeValueList: ['t'] },
        slot: { ComparisonOperator: 'IN', AttributeValueList: [1, 4, 9] },
      },
      ConditionalOperator: 'AND',
      Limit: 2,
    });
    expect((await all(found)).map(({ slot }) => slot).sort()).toEqual([1, 4]);
  });
});
