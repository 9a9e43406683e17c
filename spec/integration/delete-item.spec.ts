import { firstValueFrom } from 'rxjs';
import { expect, it } from 'vitest';
import { ConditionalCheckFailedException } from '../../lib/index.ts';
import { all } from '../support/all.ts';
import { errorOf } from '../support/error-of.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { testTable } from '../support/servers/test-table.ts';

describeOnEachServer('deleting an item', (server) => {
  const items = ['plain', 'returned', 'condition', 'kept'].map((id) => ({ id, set: new Set([1n, 2.5]) }));
  const { db, TableName, read } = testTable(server, { items });

  it('removes the item and returns an empty output', async () => {
    expect(await all(db.deleteItem({ TableName, Key: { id: 'plain' } }))).toMatchObject([{}]);
    expect(await read({ id: 'plain' })).toBeUndefined();
  });

  it('returns the old item with ALL_OLD', async () => {
    const input = { TableName, Key: { id: 'returned' }, ReturnValues: 'ALL_OLD' } as const;
    const output = await firstValueFrom(db.deleteItem<{ set: Set<number> }>(input));
    expect(output.Attributes).toEqual({ id: 'returned', set: new Set([1, 2.5]) });
  });

  it('succeeds if there is no item', async () => {
    const input = { TableName, Key: { id: 'never' }, ReturnValues: 'ALL_OLD' } as const;
    expect(await firstValueFrom(db.deleteItem(input))).not.toHaveProperty('Attributes');
  });

  const deleteIf = (id: string, element: number) =>
    db.deleteItem({
      TableName,
      Key: { id },
      ConditionExpression: 'contains(#set, :element)',
      ExpressionAttributeNames: { '#set': 'set' },
      ExpressionAttributeValues: { ':element': element },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });

  it('removes the item if its condition holds', async () => {
    await firstValueFrom(deleteIf('condition', 2.5));
    expect(await read({ id: 'condition' })).toBeUndefined();
  });

  it('keeps the item and fails if its condition fails', async () => {
    const error = await errorOf(deleteIf('kept', 3));
    expect(error).toBeInstanceOf(ConditionalCheckFailedException);
    expect(error).toMatchObject({ operation: 'DeleteItem', tableName: TableName });
    expect(await read({ id: 'kept' })).toBeDefined();
    const hasItem = server.lacks('the item of a failed condition') === undefined;
    expect(Object(error).item).toEqual(hasItem ? { id: 'kept', set: new Set([1, 2.5]) } : undefined);
  });
});
