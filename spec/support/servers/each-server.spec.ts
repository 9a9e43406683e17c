import { expect, it } from 'vitest';
import { describeOnEachServer } from './each-server.ts';
import { freshTable } from './fresh-table.ts';
import { rawCall } from './raw-call.ts';

describeOnEachServer('a table', (server) => {
  it('stores an item', async () => {
    const TableName = await freshTable(server.endpoint);
    const key = { id: { S: 'one' } };
    await rawCall(server.endpoint, 'PutItem', { TableName, Item: { ...key, n: { N: '1.50' } } });
    const { body } = await rawCall(server.endpoint, 'GetItem', { TableName, Key: key });
    expect(JSON.parse(body)).toEqual({ Item: { ...key, n: { N: '1.5' } } });
  });

  it('is read in transactions, if the server supports them', async (context) => {
    server.require(context, 'transactions');
    const response = await rawCall(server.endpoint, 'TransactGetItems', { TransactItems: [] });
    expect(response.body).toContain('ValidationException');
  });
});
