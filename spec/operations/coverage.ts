import type { Api, OperationName } from '../../lib/index.ts';
import type { Feature } from '../support/servers/lacking.ts';
import { backups } from './recorded/backups.ts';
import { globalTables } from './recorded/global-tables.ts';
import type { RecordedOperations } from './recorded/recorded.ts';
import { tableSettings } from './recorded/table-settings.ts';
import { transfers } from './recorded/transfers.ts';

/** What no real server has, as the service answers it. */
export const recorded = {
  ...backups,
  ...transfers,
  ...globalTables,
  ...tableSettings,
} satisfies RecordedOperations;

/** The tables of a real server that requests can be about. */
export interface Scene {
  /** A table with the item `{ id: 'one' }`. */
  readonly TableName: string;
  readonly TableArn: string;
  /** A table that has the vector index `byPlace`, where the server has such. */
  readonly Places: string;
  /** Tables to be changed, to be deleted and to be made. */
  readonly Changing: string;
  readonly Doomed: string;
  readonly Unborn: string;
}

/** An operation that some real server has. */
export interface Served<Name extends OperationName = OperationName> {
  /** What a server lacks that does not know the operation. */
  readonly needs?: Feature;
  /** A request that succeeds. */
  readonly input: (scene: Scene) => Api[Name]['input'];
}

type ServedOperations = { readonly [Name in Exclude<OperationName, keyof typeof recorded>]: Served<Name> };

const Key = { id: 'one' };
const Tags = [{ Key: 'team', Value: 'music' }];
const throughput = {
  BillingMode: 'PROVISIONED',
  ProvisionedThroughput: { ReadCapacityUnits: 2, WriteCapacityUnits: 2 },
};
const definition = {
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
} as const;
const select = (TableName: string) => `SELECT * FROM "${TableName}" WHERE id = 'one'`;

/** What some real server has: all operations but those that are `recorded`. */
export const served: ServedOperations = {
  BatchExecuteStatement: {
    needs: 'PartiQL',
    input: ({ TableName }) => ({ Statements: [{ Statement: select(TableName) }] }),
  },
  BatchGetItem: { input: ({ TableName }) => ({ RequestItems: { [TableName]: { Keys: [Key] } } }) },
  BatchWriteItem: {
    input: ({ TableName }) => ({ RequestItems: { [TableName]: [{ PutRequest: { Item: { id: 'two' } } }] } }),
  },
  CreateTable: { input: ({ Unborn }) => ({ TableName: Unborn, ...definition }) },
  DeleteItem: { input: ({ TableName }) => ({ TableName, Key: { id: 'nothing' } }) },
  DeleteTable: { input: ({ Doomed }) => ({ TableName: Doomed }) },
  DescribeLimits: { needs: 'DescribeLimits', input: () => ({}) },
  DescribeTable: { input: ({ TableName }) => ({ TableName }) },
  DescribeTimeToLive: { input: ({ TableName }) => ({ TableName }) },
  ExecuteStatement: { needs: 'PartiQL', input: ({ TableName }) => ({ Statement: select(TableName) }) },
  ExecuteTransaction: {
    needs: 'PartiQL',
    input: ({ TableName }) => ({ TransactStatements: [{ Statement: select(TableName) }] }),
  },
  GetItem: { input: ({ TableName }) => ({ TableName, Key }) },
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
    input: ({ Places }) => ({ TableName: Places, IndexName: 'byPlace', SearchVector: [1, 0], TopK: 1 }),
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
  UpdateTable: { input: ({ Changing }) => ({ TableName: Changing, ...throughput }) },
  UpdateTimeToLive: {
    needs: 'time to live',
    input: ({ TableName }) => ({
      TableName,
      TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
    }),
  },
};
