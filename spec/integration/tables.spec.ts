import { firstValueFrom } from 'rxjs';
import { afterAll, expect, it, onTestFinished } from 'vitest';
import type { CreateTableInput } from '../../lib/api/inputs.ts';
import type { TableDescription } from '../../lib/api/outputs.ts';
import { ResourceInUseException, ResourceNotFoundException } from '../../lib/index.ts';
import { all } from '../support/all.ts';
import { errorOf } from '../support/error-of.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { freshTableName } from '../support/servers/fresh-table.ts';
import { localClient } from '../support/servers/local-client.ts';
import { index, keyed, untilActive } from '../support/servers/test-table.ts';

const oneKey = keyed({ id: 'S' }, ['id']);
const units = (read: number, write: number) => ({ ReadCapacityUnits: read, WriteCapacityUnits: write });

describeOnEachServer('a table', (server) => {
  const db = localClient(server.endpoint);
  afterAll(() => db.close());

  /** Creates a table for the current test and describes it once it is ACTIVE. */
  async function create(definition: Omit<CreateTableInput, 'TableName'>): Promise<TableDescription> {
    const TableName = freshTableName();
    await firstValueFrom(db.createTable({ ...definition, TableName }));
    onTestFinished(async () => void (await firstValueFrom(db.deleteTable({ TableName }))));
    await untilActive(db, TableName);
    return describeTable(TableName);
  }

  async function describeTable(TableName: string): Promise<TableDescription> {
    const { Table } = await firstValueFrom(db.describeTable({ TableName }));
    if (Table === undefined) throw new Error('DescribeTable returned no table');
    return Table;
  }

  it('has one read and one write unit by default', async () => {
    const table = await create(oneKey);
    expect(table).toMatchObject({ ...oneKey, ProvisionedThroughput: units(1, 1) });
  });

  it('has the requested throughput', async () => {
    const table = await create({ ...oneKey, ProvisionedThroughput: units(3, 2) });
    expect(table.ProvisionedThroughput).toMatchObject(units(3, 2));
  });

  it('has the requested billing mode', async () => {
    const table = await create({ ...oneKey, BillingMode: 'PAY_PER_REQUEST' });
    expect(table.BillingModeSummary).toMatchObject({ BillingMode: 'PAY_PER_REQUEST' });
  });

  it('has the requested global and local indexes', async () => {
    const byYear = index('byYear', ['artist', 'year']);
    const byGenre = {
      IndexName: 'byGenre',
      KeySchema: [{ AttributeName: 'genre', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['label'] },
      ProvisionedThroughput: units(2, 1),
    } as const;
    const table = await create({
      ...keyed({ artist: 'S', title: 'S', year: 'N', genre: 'S' }, ['artist', 'title']),
      LocalSecondaryIndexes: [byYear],
      GlobalSecondaryIndexes: [byGenre],
    });
    expect(table).toMatchObject({ LocalSecondaryIndexes: [byYear], GlobalSecondaryIndexes: [byGenre] });
  });

  it('has a stream of its changes', async (context) => {
    server.require(context, 'streams');
    const StreamSpecification = { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' } as const;
    const table = await create({ ...oneKey, StreamSpecification });
    expect(table).toMatchObject({ StreamSpecification, LatestStreamArn: expect.stringContaining('stream') });
  });

  it('has its creation time as a Date', async () => {
    const before = Date.now() - 60_000;
    const { CreationDateTime } = await create(oneKey);
    expect(CreationDateTime).toBeInstanceOf(Date);
    expect(CreationDateTime?.getTime()).toBeGreaterThan(before);
    expect(CreationDateTime?.getTime()).toBeLessThan(before + 120_000);
  });

  it('is updated to another throughput', async () => {
    const { TableName = '' } = await create(oneKey);
    await firstValueFrom(db.updateTable({ TableName, ProvisionedThroughput: units(4, 5) }));
    await untilActive(db, TableName);
    expect((await describeTable(TableName)).ProvisionedThroughput).toMatchObject(units(4, 5));
  });

  it('is described by the operations that create and delete it', async () => {
    const TableName = freshTableName();
    const [created, ...more] = await all(db.createTable({ ...oneKey, TableName }));
    expect(created).toMatchObject({ TableDescription: { TableName, ...oneKey } });
    await untilActive(db, TableName);
    const [deleted, ...others] = await all(db.deleteTable({ TableName }));
    expect(deleted).toMatchObject({ TableDescription: { TableName } });
    expect([...more, ...others]).toEqual([]);
  });

  it('cannot be created twice', async () => {
    const { TableName = '' } = await create(oneKey);
    const error = await errorOf(db.createTable({ ...oneKey, TableName }));
    expect(error).toBeInstanceOf(ResourceInUseException);
    expect(error).toMatchObject({
      name: 'ResourceInUseException',
      operation: 'CreateTable',
      tableName: TableName,
      statusCode: 400,
      requestId: expect.stringMatching(/./),
      attempts: 1,
      retryable: false,
    });
  });

  const operationsOn = (TableName: string) => [
    db.describeTable({ TableName }),
    db.updateTable({ TableName, ProvisionedThroughput: units(1, 1) }),
    db.deleteTable({ TableName }),
  ];

  it('is named in the error of an operation if it does not exist', async () => {
    const TableName = freshTableName();
    for (const operation of operationsOn(TableName)) {
      const error = await errorOf(operation);
      expect(error).toBeInstanceOf(ResourceNotFoundException);
      expect(error).toMatchObject({ tableName: TableName, statusCode: 400, attempts: 1 });
    }
  });
});
