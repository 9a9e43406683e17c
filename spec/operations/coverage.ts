import type { Api, OperationName } from '../../lib/index.ts';
import type { Feature } from '../support/servers/lacking.ts';
import { backups } from './recorded/backups.ts';
import { globalTables } from './recorded/global-tables.ts';
import type { RecordedOperations } from './recorded/recorded.ts';
import { tableSettings } from './recorded/table-settings.ts';
import { transfers } from './recorded/transfers.ts';

/** The operations that no local server has, with the responses of the service. */
export const recorded = {
  ...backups,
  ...transfers,
  ...globalTables,
  ...tableSettings,
} satisfies RecordedOperations;

/** The tables of a server that the requests are about. */
export interface TestTables {
  /** A table with the item `{ id: 'one' }`. */
  readonly TableName: string;
  readonly TableArn: string;
  /** The stream of the table, a shard of it and an iterator of the shard, if the server has streams. */
  readonly StreamArn: string;
  readonly ShardId: string;
  readonly ShardIterator: string;
  /** A table with the vector index `byPlace`, if the server supports them. */
  readonly vectorTable: string;
  readonly tableToUpdate: string;
  readonly tableToDelete: string;
  readonly tableToCreate: string;
}

/** Names of tables, for requests that no server receives. */
export const sampleTables: TestTables = {
  TableName: 'Music',
  TableArn: 'arn:aws:dynamodb:eu-central-1:123456789012:table/Music',
  StreamArn: 'arn:aws:dynamodb:eu-central-1:123456789012:table/Music/stream/2026-11-27T12:00:00.000',
  ShardId: 'shardId-00000001764244800000-0123abcd',
  ShardIterator: 'iterator',
  vectorTable: 'Music',
  tableToUpdate: 'Music',
  tableToDelete: 'Music',
  tableToCreate: 'Music',
};

/** An operation that a local server has. */
export interface Served<Name extends OperationName = OperationName> {
  /** The feature that a server without the operation lacks. */
  readonly needs?: Feature;
  /** A request that succeeds. */
  readonly input: (tables: TestTables) => Api[Name]['input'];
}

type ServedOperations = { readonly [Name in Exclude<OperationName, keyof typeof recorded>]: Served<Name> };

const Key = { id: 'one' };
const Tags = [{ Key: 'team', Value: 'music' }];
const throughput = {
  BillingMode: 'PROVISIONED',
  ProvisionedThroughput: { ReadCapacityUnits: 2, WriteCapacityUnits: 2 },
} as const;
const definition = {
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
} as const;
const select = (TableName: string) => `SELECT * FROM "${TableName}" WHERE id = 'one'`;

/** The operations that a local server has: all but those that are `recorded`. */
export const served: ServedOperations = {
  BatchExecuteStatement: {
    needs: 'PartiQL',
    input: ({ TableName }) => ({ Statements: [{ Statement: select(TableName) }] }),
  },
  BatchGetItem: { input: ({ TableName }) => ({ RequestItems: { [TableName]: { Keys: [Key] } } }) },
  BatchWriteItem: {
    input: ({ TableName }) => ({ RequestItems: { [TableName]: [{ PutRequest: { Item: { id: 'two' } } }] } }),
  },
  CreateTable: { input: ({ tableToCreate }) => ({ TableName: tableToCreate, ...definition }) },
  DeleteItem: { input: ({ TableName }) => ({ TableName, Key: { id: 'nothing' } }) },
  DeleteTable: { input: ({ tableToDelete }) => ({ TableName: tableToDelete }) },
  DescribeLimits: { needs: 'DescribeLimits', input: () => ({}) },
  DescribeStream: { needs: 'streams', input: ({ StreamArn }) => ({ StreamArn }) },
  DescribeTable: { input: ({ TableName }) => ({ TableName }) },
  DescribeTimeToLive: { input: ({ TableName }) => ({ TableName }) },
  ExecuteStatement: { needs: 'PartiQL', input: ({ TableName }) => ({ Statement: select(TableName) }) },
  ExecuteTransaction: {
    needs: 'PartiQL',
    input: ({ TableName }) => ({ TransactStatements: [{ Statement: select(TableName) }] }),
  },
  GetItem: { input: ({ TableName }) => ({ TableName, Key }) },
  GetRecords: { needs: 'streams', input: ({ ShardIterator }) => ({ ShardIterator }) },
  GetShardIterator: {
    needs: 'streams',
    input: ({ StreamArn, ShardId }) => ({ StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' }),
  },
  ListStreams: { needs: 'streams', input: ({ TableName }) => ({ TableName }) },
  ListTables: { input: () => ({ Limit: 100 }) },
  ListTagsOfResource: { needs: 'tags', input: ({ TableArn }) => ({ ResourceArn: TableArn }) },
  PutItem: { input: ({ TableName }) => ({ TableName, Item: { id: 'three' } }) },
  Query: {
    input: ({ TableName }) => ({
      TableName,
      KeyConditionExpression: 'id = :id',
      ExpressionAttributeValues: { ':id': 'one' },
    }),
  },
  Scan: { input: ({ TableName }) => ({ TableName }) },
  SearchVectors: {
    needs: 'vector indexes',
    input: ({ vectorTable }) => ({
      TableName: vectorTable,
      IndexName: 'byPlace',
      SearchVector: [1, 0],
      TopK: 1,
    }),
  },
  TagResource: { needs: 'tags', input: ({ TableArn }) => ({ ResourceArn: TableArn, Tags }) },
  TransactGetItems: {
    needs: 'transactions',
    input: ({ TableName }) => ({ TransactItems: [{ Get: { TableName, Key } }] }),
  },
  TransactWriteItems: {
    needs: 'transactions',
    input: ({ TableName }) => ({ TransactItems: [{ Put: { TableName, Item: { id: 'four' } } }] }),
  },
  UntagResource: { needs: 'tags', input: ({ TableArn }) => ({ ResourceArn: TableArn, TagKeys: ['team'] }) },
  UpdateItem: { input: ({ TableName }) => ({ TableName, Key: { id: 'five' } }) },
  UpdateTable: { input: ({ tableToUpdate }) => ({ TableName: tableToUpdate, ...throughput }) },
  UpdateTimeToLive: {
    needs: 'time to live',
    input: ({ TableName }) => ({
      TableName,
      TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
    }),
  },
};
