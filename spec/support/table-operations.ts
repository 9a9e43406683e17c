import type { WireItem, WireValue } from '../../lib/codec/wire-value.ts';
import type { MemoryPage, MemoryTable, ReadRange } from './memory-table.ts';

/** The JSON body of a request of one of the operations below. */
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
  readonly ReturnConsumedCapacity?: string;
  readonly Key?: WireItem;
  readonly Item?: WireItem;
  readonly RequestItems?: Readonly<Record<string, readonly BatchEntry[]>>;
}

interface BatchEntry {
  readonly PutRequest?: { readonly Item: WireItem };
  readonly DeleteRequest?: { readonly Key: WireItem };
}

/** The response body; for a page with its index. */
export interface TableOutput {
  readonly body: object;
  readonly page?: number;
}

/** Returns the table of that name, or throws. */
export type FindTable = (name: string | undefined) => MemoryTable;

type TableOperation = (input: TableInput, find: FindTable) => TableOutput;

/** The operations of a table in memory, by name. */
export const tableOperations: Readonly<Record<string, TableOperation>> = {
  Scan: (input, find) => {
    const { Segment = 0, TotalSegments = 1 } = input;
    const table = find(input.TableName);
    return readPage(input, table, {
      name: `segment ${Segment} of ${TotalSegments}`,
      accepts: (item) => table.isInSegment(item, Segment, TotalSegments),
    });
  },
  Query: (input, find) => {
    const table = find(input.TableName);
    const partition = JSON.stringify(partitionOf(input));
    return readPage(input, table, {
      name: `partition ${partition}`,
      accepts: (item) => JSON.stringify(item[table.partitionKey]) === partition,
    });
  },
  GetItem: ({ TableName, Key = {} }, find) => ({ body: { Item: find(TableName).get(Key) } }),
  PutItem: ({ TableName, Item = {} }, find) => {
    find(TableName).put(Item);
    return { body: {} };
  },
  DeleteItem: ({ TableName, Key = {} }, find) => {
    find(TableName).delete(Key);
    return { body: {} };
  },
  BatchWriteItem: ({ RequestItems = {} }, find) => {
    for (const [name, entries] of Object.entries(RequestItems)) {
      for (const entry of entries) write(find(name), entry);
    }
    return { body: { UnprocessedItems: {} } };
  },
  DescribeTable: ({ TableName }, find) => {
    const KeySchema = find(TableName).key.map((AttributeName, index) => ({
      AttributeName,
      KeyType: index === 0 ? 'HASH' : 'RANGE',
    }));
    return { body: { Table: { TableName, TableStatus: 'ACTIVE', KeySchema } } };
  },
};

function readPage(input: TableInput, table: MemoryTable, range: ReadRange): TableOutput {
  const { ExclusiveStartKey: startKey, Limit: limit, ScanIndexForward: isForward } = input;
  const page = table.read({ ...range, startKey, limit, isForward });
  const { items: Items, lastKey: LastEvaluatedKey, index } = page;
  const Count = Items.length;
  const body = { Items, Count, ScannedCount: Count, LastEvaluatedKey, ...capacityOf(input, page) };
  return { body, page: index };
}

/** An eventually consistent read costs half a unit per started 4 KB. */
function capacityOf(
  { TableName, ReturnConsumedCapacity = 'NONE' }: TableInput,
  { items }: MemoryPage,
): object {
  if (ReturnConsumedCapacity === 'NONE') return {};
  const CapacityUnits = Math.max(0.5, Math.ceil(JSON.stringify(items).length / 4096) / 2);
  return { ConsumedCapacity: { TableName, CapacityUnits } };
}

/** The partition key in a condition such as `#p = :p`; conditions on the sort key are not supported. */
function partitionOf({ KeyConditionExpression = '', ExpressionAttributeValues = {} }: TableInput): WireValue {
  const [, placeholder = ''] = /^\s*[#\w]+\s*=\s*(:\w+)\s*$/.exec(KeyConditionExpression) ?? [];
  const value = ExpressionAttributeValues[placeholder];
  if (value !== undefined) return value;
  throw new TypeError(
    `A table in memory supports key conditions such as \`name = :value\`, not \`${KeyConditionExpression}\``,
  );
}

function write(table: MemoryTable, { PutRequest, DeleteRequest }: BatchEntry): void {
  if (PutRequest !== undefined) table.put(PutRequest.Item);
  if (DeleteRequest !== undefined) table.delete(DeleteRequest.Key);
}
