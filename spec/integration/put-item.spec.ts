import { firstValueFrom } from 'rxjs';
import { expect, it } from 'vitest';
import { ConditionalCheckFailedException } from '../../lib/index.ts';
import { all } from '../support/all.ts';
import { errorOf } from '../support/error-of.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { testTable } from '../support/servers/test-table.ts';

describeOnEachServer('putting an item', (server) => {
  const { db, TableName, read, write } = testTable(server);

  it('stores the item and returns an empty output', async () => {
    expect(await all(db.putItem({ TableName, Item: { id: 'put', n: 1 } }))).toEqual([{}]);
    expect(await read({ id: 'put' })).toEqual({ id: 'put', n: 1 });
  });

  it('replaces the item with the same key', async () => {
    await write({ id: 'replaced', old: true });
    const Item = { id: 'replaced', new: true };
    const output = await firstValueFrom(db.putItem({ TableName, Item, ReturnValues: 'ALL_OLD' }));
    expect(output).toEqual({ Attributes: { id: 'replaced', old: true } });
    expect(await read({ id: 'replaced' })).toEqual(Item);
  });

  it('returns no old item if there was none', async () => {
    const Item = { id: 'first' };
    expect(await firstValueFrom(db.putItem({ TableName, Item, ReturnValues: 'ALL_OLD' }))).toEqual({});
  });

  it('stores the item if its condition holds, with native values in the condition', async () => {
    await write({ id: 'condition', size: 10n ** 20n, tags: new Set(['a', 'b']) });
    await firstValueFrom(
      db.putItem({
        TableName,
        Item: { id: 'condition', done: true },
        ConditionExpression: '#size = :size AND contains(tags, :tag)',
        ExpressionAttributeNames: { '#size': 'size' },
        ExpressionAttributeValues: { ':size': 10n ** 20n, ':tag': 'b' },
      }),
    );
    expect(await read({ id: 'condition' })).toEqual({ id: 'condition', done: true });
  });

  const putOnce = (id: string) =>
    db.putItem({
      TableName,
      Item: { id },
      ConditionExpression: 'attribute_not_exists(id)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });

  it('stores nothing if its condition fails, and the error says which request failed', async () => {
    await write({ id: 'rejected', n: 1 });
    const error = await errorOf(putOnce('rejected'));
    expect(error).toBeInstanceOf(ConditionalCheckFailedException);
    expect(error).toMatchObject({
      name: 'ConditionalCheckFailedException',
      message: 'The conditional request failed',
      operation: 'PutItem',
      tableName: TableName,
      statusCode: 400,
      requestId: expect.stringMatching(/./),
      attempts: 1,
      retryable: false,
    });
    expect(await read({ id: 'rejected' })).toEqual({ id: 'rejected', n: 1 });
  });

  it('fails with the stored item if its condition fails', async (context) => {
    server.require(context, 'the item of a failed condition');
    const item = { id: 'stored', bytes: Uint8Array.of(0, 255), exact: 12345678901234567890n };
    await write(item);
    await expect(firstValueFrom(putOnce('stored'))).rejects.toMatchObject({ item });
  });

  it('does not change its input', async () => {
    const Item = Object.freeze({ id: 'frozen', list: Object.freeze([Object.freeze({ n: 1 })]) });
    const input = Object.freeze({ TableName, Item });
    await firstValueFrom(db.putItem(input));
    expect(input).toEqual({ TableName, Item: { id: 'frozen', list: [{ n: 1 }] } });
  });
});
