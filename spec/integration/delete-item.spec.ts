import { firstValueFrom } from 'rxjs';
import { expect, it } from 'vitest';
import { ConditionalCheckFailedException } from '../../lib/index.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { all } from '../support/all.ts';
import { testTable } from '../support/servers/test-table.ts';

describeOnEachServer('an item that is deleted', (server) => {
  const items = ['plain', 'returned', 'condition', 'kept'].map((id) => ({ id, set: new Set([1n, 2.5]) }));
  const { db, TableName, read } = testTable(server, { items });

  it('is gone, and the answer has nothing to say', async () => {
    expect(await all(db.deleteItem({ TableName, Key: { id: 'plain' } }))).toMatchObject([{}]);
    expect(await read({ id: 'plain' })).toBeUndefined();
  });

  it('is returned as it was', async () => {
    const input = { TableName, Key: { id: 'returned' }, ReturnValues: 'ALL_OLD' };
    const output = await firstValueFrom(db.deleteItem<{ set: Set<number> }>(input));
    expect(output.Attributes).toEqual({ id: 'returned', set: new Set([1, 2.5]) });
  });

  it('need not be there', async () => {
    const input = { TableName, Key: { id: 'never' }, ReturnValues: 'ALL_OLD' };
    expect(await firstValueFrom(db.deleteItem(input))).not.toHaveProperty('Attributes');
  });

  const deleteIf = (id: string, wanted: number) =>
    db.deleteItem({
      TableName,
      Key: { id },
      ConditionExpression: 'contains(#set, :wanted)',
      ExpressionAttributeNames: { '#set': 'set' },
      ExpressionAttributeValues: { ':wanted': wanted },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });

  it('is deleted if a condition holds', async () => {
    await firstValueFrom(deleteIf('condition', 2.5));
    expect(await read({ id: 'condition' })).toBeUndefined();
  });

  it('is kept if a condition fails', async () => {
    const error = await firstValueFrom(deleteIf('kept', 3)).catch((reason) => reason);
    expect(error).toBeInstanceOf(ConditionalCheckFailedException);
    expect(error).toMatchObject({ operation: 'DeleteItem', tableName: TableName });
    expect(await read({ id: 'kept' })).toBeDefined();
    const isTold = server.lacks('the item of a failed condition') === undefined;
    expect(error.item).toEqual(isTold ? { id: 'kept', set: new Set([1, 2.5]) } : undefined);
  });
});
