import type { WireItem } from '../codec/wire-value.ts';
import { UnsupportedByFakeError } from './unsupported-by-fake-error.ts';

/** The JSON body of a request of an operation on items. */
export interface TableInput {
  readonly TableName?: string;
  readonly Segment?: number;
  readonly TotalSegments?: number;
  readonly Limit?: number;
  readonly ExclusiveStartKey?: WireItem;
  readonly KeyConditionExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: WireItem;
  readonly ScanIndexForward?: boolean;
  readonly Select?: string;
  readonly ConsistentRead?: boolean;
  readonly ReturnConsumedCapacity?: string;
  readonly ReturnValues?: string;
  readonly Key?: WireItem;
  readonly Item?: WireItem;
  readonly KeySchema?: readonly { readonly AttributeName: string; readonly KeyType: string }[];
  readonly StreamSpecification?: { readonly StreamEnabled?: boolean; readonly StreamViewType?: string };
  readonly StreamArn?: string;
  readonly ExclusiveStartStreamArn?: string;
  readonly ExclusiveStartShardId?: string;
  readonly ShardFilter?: { readonly Type?: string; readonly ShardId?: string };
  readonly ShardId?: string;
  readonly ShardIteratorType?: string;
  readonly SequenceNumber?: string;
  readonly ShardIterator?: string;
  readonly RequestItems?: Readonly<Record<string, readonly WriteRequest[] | KeysAndAttributes>>;
}

/** A put or a delete of a BatchWriteItem. */
export interface WriteRequest {
  readonly PutRequest?: { readonly Item: WireItem };
  readonly DeleteRequest?: { readonly Key: WireItem };
}

/** The keys of one table in a BatchGetItem. */
export interface KeysAndAttributes {
  readonly Keys?: readonly WireItem[];
  readonly ConsistentRead?: boolean;
}

const write = ['TableName', 'ReturnValues', 'ReturnConsumedCapacity', 'ReturnItemCollectionMetrics'];
const read = ['TableName', 'ConsistentRead', 'ReturnConsumedCapacity'];
const page = [...read, 'Limit', 'ExclusiveStartKey', 'Select'];
const expression = ['KeyConditionExpression', 'ExpressionAttributeNames', 'ExpressionAttributeValues'];

/** The parameters that the fake supports, by operation. */
const supported = {
  GetItem: [...read, 'Key'],
  PutItem: [...write, 'Item'],
  DeleteItem: [...write, 'Key'],
  BatchGetItem: ['RequestItems', 'ReturnConsumedCapacity'],
  BatchWriteItem: ['RequestItems', 'ReturnConsumedCapacity', 'ReturnItemCollectionMetrics'],
  Query: [...page, ...expression, 'ScanIndexForward'],
  Scan: [...page, 'Segment', 'TotalSegments'],
  CreateTable: [
    'TableName',
    'AttributeDefinitions',
    'KeySchema',
    'BillingMode',
    'ProvisionedThroughput',
    'StreamSpecification',
  ],
  DescribeTable: ['TableName'],
  UpdateTable: ['TableName', 'StreamSpecification'],
  ListStreams: ['TableName', 'Limit', 'ExclusiveStartStreamArn'],
  DescribeStream: ['StreamArn', 'Limit', 'ExclusiveStartShardId', 'ShardFilter'],
  GetShardIterator: ['StreamArn', 'ShardId', 'ShardIteratorType', 'SequenceNumber'],
  GetRecords: ['ShardIterator', 'Limit'],
};

export type FakeOperation = keyof typeof supported;

/** The operations that the fake supports. */
export const operationNames = Object.keys(supported) as readonly FakeOperation[];

/**
 * Checks that the fake supports an operation with all parameters of its input.
 *
 * @throws UnsupportedByFakeError that names the first one that it does not support
 */
export function checkSupported(operation: string, input: TableInput): FakeOperation {
  const known = operationNames.find((name) => name === operation);
  if (known === undefined) throw new UnsupportedByFakeError(operation);
  checkParameters(input, supported[known]);
  if (known === 'BatchGetItem')
    for (const keys of Object.values(input.RequestItems ?? {}))
      checkParameters(keys, ['Keys', 'ConsistentRead']);
  const { Select = 'ALL_ATTRIBUTES' } = input;
  if (Select !== 'ALL_ATTRIBUTES' && Select !== 'COUNT')
    throw new UnsupportedByFakeError(`Select: '${Select}'`);
  return known;
}

function checkParameters(input: object, names: readonly string[]): void {
  const unknown = Object.entries(input).find(([name, value]) => value !== null && !names.includes(name));
  if (unknown !== undefined) throw new UnsupportedByFakeError(unknown[0]);
}
