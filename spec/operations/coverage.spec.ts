import { readFileSync } from 'node:fs';
import { firstValueFrom } from 'rxjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DynamoDB, OperationName } from '../../lib/index.ts';
import { describeOnEachServer, type TestServer } from '../support/servers/each-server.ts';
import { freshTable, freshTableName } from '../support/servers/fresh-table.ts';
import { localClient } from '../support/servers/local-client.ts';
import { type FaultProxy, startFaultProxy } from '../support/wire/fault-proxy.ts';
import { recorded, served, type TestTables } from './coverage.ts';
import { coverageFile, coverageText } from './coverage-text.ts';
import { invoke, namesOf } from './methods.ts';

const vectorTable = {
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  VectorIndexes: [
    {
      IndexName: 'byPlace',
      VectorAttribute: { AttributeName: 'place' },
      Projection: { ProjectionType: 'ALL' },
      Dimensions: 2,
      DistanceFunction: 'COSINE',
    },
  ],
};

const streamedTable = {
  AttributeDefinitions: vectorTable.AttributeDefinitions,
  KeySchema: vectorTable.KeySchema,
  StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
};

type ShardOfStream = Pick<TestTables, 'StreamArn' | 'ShardId' | 'ShardIterator'>;

const noStream: ShardOfStream = { StreamArn: 'none', ShardId: 'none', ShardIterator: 'none' };

async function firstShardOf(db: DynamoDB, StreamArn: string): Promise<ShardOfStream> {
  const { StreamDescription } = await firstValueFrom(db.describeStream({ StreamArn }));
  const ShardId = StreamDescription?.Shards?.[0]?.ShardId ?? '';
  const iterator = { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' } as const;
  const { ShardIterator = '' } = await firstValueFrom(db.getShardIterator(iterator));
  return { StreamArn, ShardId, ShardIterator };
}

async function createTables(db: DynamoDB, { endpoint, lacks }: TestServer): Promise<TestTables> {
  const TableName = await freshTable(endpoint, streamedTable);
  await firstValueFrom(db.putItem({ TableName, Item: { id: 'one' } }));
  const { Table } = await firstValueFrom(db.describeTable({ TableName }));
  return {
    TableName,
    TableArn: Table?.TableArn ?? '',
    ...(lacks('streams') ? noStream : await firstShardOf(db, Table?.LatestStreamArn ?? '')),
    vectorTable: lacks('vector indexes') ? TableName : await freshTable(endpoint, vectorTable),
    tableToUpdate: await freshTable(endpoint),
    tableToDelete: await freshTable(endpoint),
    tableToCreate: freshTableName(),
  };
}

describeOnEachServer('an operation', (server) => {
  let proxy: FaultProxy;
  let db: DynamoDB;
  let tables: TestTables;

  beforeAll(async () => {
    proxy = await startFaultProxy(server.endpoint, () => undefined);
    db = localClient(proxy.endpoint);
    tables = await createTables(db, server);
  });
  afterAll(async () => {
    await db.close();
    await proxy.stop();
  });

  /** Calls an operation, and returns the name of the server's error, if there is one. */
  async function failure(name: OperationName, input: object): Promise<string | undefined> {
    const sent = proxy.requests.length;
    const error = await firstValueFrom(invoke(db, name, input)).then(
      () => undefined,
      (reason: Error) => reason,
    );
    expect(proxy.requests.slice(sent).map(({ operation }) => operation)).toEqual([name]);
    return error?.name;
  }

  it.each(namesOf(served))('succeeds if the server has it, else fails as unknown: %s', async (name) => {
    const { needs, input } = served[name];
    const isServed = needs === undefined || server.lacks(needs) === undefined;
    expect(await failure(name, input(tables))).toBe(isServed ? undefined : 'UnknownOperationException');
  });

  it.each(namesOf(recorded))(
    'is unknown to every local server if its response is recorded: %s',
    async (name) => {
      expect(await failure(name, recorded[name].input)).toBe('UnknownOperationException');
    },
  );
});

it('docs/operations.md is up to date: `npm run generate` writes it', () => {
  expect(readFileSync(coverageFile, 'utf8')).toBe(coverageText());
});
