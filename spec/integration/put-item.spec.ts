import { firstValueFrom } from 'rxjs';
import { expect, it } from 'vitest';
import { ConditionalCheckFailedException } from '../../lib/index.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { all } from '../support/all.ts';
import { testTable } from '../support/servers/test-table.ts';

describeOnEachServer('an item that is put', (server) => {
  const { db, TableName, read, write } = testTable(server);

  it('is there, and the answer has nothing to say', async () => {
    expect(await all(db.putItem({ TableName, Item: { id: 'put', n: 1 } }))).toEqual([{}]);
    expect(await read({ id: 'put' })).toEqual({ id: 'put', n: 1 });
  });

  it('takes the place of the one that has its key', async () => {
    await write({ id: 'replaced', old: true });
    const Item = { id: 'replaced', new: true };
    const output = await firstValueFrom(db.putItem({ TableName, Item, ReturnValues: 'ALL_OLD' }));
    expect(output).toEqual({ Attributes: { id: 'replaced', old: true } });
    expect(await read({ id: 'replaced' })).toEqual(Item);
  });

  it('has no old values where there was none', async () => {
    const Item = { id: 'first' };
    expect(await firstValueFrom(db.putItem({ TableName, Item, ReturnValues: 'ALL_OLD' }))).toEqual({});
  });

  it('is put if a condition holds, whose names and values are native', async () => {
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

  it('is not put if a condition fails, and the error has the facts', async () => {
    await write({ id: 'refused', n: 1 });
    const error = await firstValueFrom(putOnce('refused')).catch((reason) => reason);
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
    expect(await read({ id: 'refused' })).toEqual({ id: 'refused', n: 1 });
  });

  it('is not put if a condition fails, and the error has the item that stands there', async (context) => {
    server.require(context, 'the item of a failed condition');
    const item = { id: 'stands', bytes: Uint8Array.of(0, 255), exact: 12345678901234567890n };
    await write(item);
    await expect(firstValueFrom(putOnce('stands'))).rejects.toMatchObject({ item });
  });

  it('is left as it was by the client', async () => {
    const Item = Object.freeze({ id: 'frozen', list: Object.freeze([Object.freeze({ n: 1 })]) });
    const input = Object.freeze({ TableName, Item });
    await firstValueFrom(db.putItem(input));
    expect(input).toEqual({ TableName, Item: { id: 'frozen', list: [{ n: 1 }] } });
  });
});
