import { expect, it } from 'vitest';
import { describeOnEachServer, freshTableName } from './each-server.ts';
import { rawCall } from './raw-call.ts';

describeOnEachServer('a table', (server) => {
  it('keeps an item', async () => {
    const TableName = freshTableName();
    const key = { id: { S: 'one' } };
    const created = await rawCall(server.endpoint, 'CreateTable', {
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    });
    expect(created).toMatchObject({ statusCode: 200 });

    await rawCall(server.endpoint, 'PutItem', { TableName, Item: { ...key, n: { N: '1.50' } } });
    const { body } = await rawCall(server.endpoint, 'GetItem', { TableName, Key: key });
    expect(JSON.parse(body)).toEqual({ Item: { ...key, n: { N: '1.5' } } });
  });

  it('takes part in transactions, where the server has them', async (context) => {
    server.require(context, 'transactions');
    const reply = await rawCall(server.endpoint, 'TransactGetItems', { TransactItems: [] });
    expect(reply.body).toContain('ValidationException');
  });
});
