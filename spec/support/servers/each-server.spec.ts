import { expect, it } from 'vitest';
import { describeOnEachServer } from './each-server.ts';
import { freshTable } from './fresh-table.ts';
import { rawCall } from './raw-call.ts';

describeOnEachServer('a table', (server) => {
  it('keeps an item', async () => {
    const TableName = await freshTable(server.endpoint);
    const key = { id: { S: 'one' } };
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
