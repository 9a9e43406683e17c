import { firstValueFrom } from 'rxjs';
import { expect, it } from 'vitest';
import { all } from '../support/all.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { freshTableName } from '../support/servers/fresh-table.ts';
import { localClient } from '../support/servers/local-client.ts';
import { index, keyed, testTable } from '../support/servers/test-table.ts';

const shortDelays = { minDelay: 1, maxDelay: 50 };
const ProvisionedThroughput = { ReadCapacityUnits: 1, WriteCapacityUnits: 1 };
const provisioned = { ...keyed({ id: 'S' }, ['id']), ProvisionedThroughput };

describeOnEachServer('a waiter', (server) => {
  it('waits for the creation and the deletion of a table', async () => {
    await using db = localClient(server.endpoint);
    const TableName = freshTableName();
    await firstValueFrom(db.createTable({ ...provisioned, TableName }));
    const states = await all(db.waitUntilTableExists({ TableName }, shortDelays));
    expect(states.at(-1)).toMatchObject({ TableName, TableStatus: 'ACTIVE' });

    await firstValueFrom(db.deleteTable({ TableName }));
    for (const { TableStatus } of await all(db.waitUntilTableNotExists({ TableName }, shortDelays))) {
      expect(TableStatus).toBe('DELETING');
    }
  });

  const { db, TableName } = testTable(server, { definition: { ...provisioned, BillingMode: 'PROVISIONED' } });

  it('waits until an index is active', async (context) => {
    server.require(context, 'indexes added later');
    const Create = { ...index('ByYear', ['year']), ProvisionedThroughput };
    const { AttributeDefinitions } = keyed({ id: 'S', year: 'N' }, ['id']);
    await firstValueFrom(
      db.updateTable({ TableName, AttributeDefinitions, GlobalSecondaryIndexUpdates: [{ Create }] }),
    );
    const states = await all(db.waitUntilIndexActive({ TableName, IndexName: 'ByYear' }, shortDelays));
    expect(states.at(-1)).toMatchObject({ IndexName: 'ByYear', IndexStatus: 'ACTIVE' });
    await all(db.waitUntilTableExists({ TableName }, shortDelays));
  });
});
