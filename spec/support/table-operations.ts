import type { WireItem, WireValue } from '../../lib/codec/wire-value.ts';
import type { MemoryPage, MemoryTable, ReadRange } from './memory-table.ts';

/** A request of one of the operations below, as it stands on the wire. */
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

/** The answer to a request; a page tells its index as well. */
export interface TableOutput {
  readonly body: object;
  readonly page?: number;
}

/** Finds a table by its name, or throws. */
export type FindTable = (name: string | undefined) => MemoryTable;

type Answer = (input: TableInput, find: FindTable) => TableOutput;

/** What is answered, by the name of the operation. */
export const tableAnswers: Readonly<Record<string, Answer>> = {
  Scan: (input, find) => {
    const { Segment = 0, TotalSegments = 1 } = input;
    const table = find(input.TableName);
    return answerPage(input, table, {
      name: `segment ${Segment} of ${TotalSegments}`,
      accepts: (item) => table.isInSegment(item, Segment, TotalSegments),
    });
  },
  Query: (input, find) => {
    const table = find(input.TableName);
    const wanted = JSON.stringify(partitionOf(input));
    return answerPage(input, table, {
      name: `partition ${wanted}`,
      accepts: (item) => JSON.stringify(item[table.partitionKey]) === wanted,
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

function answerPage(input: TableInput, table: MemoryTable, range: ReadRange): TableOutput {
  const { ExclusiveStartKey: startKey, Limit: limit, ScanIndexForward: isForward } = input;
  const page = table.read({ ...range, startKey, limit, isForward });
  const { items: Items, lastKey: LastEvaluatedKey, index } = page;
  const Count = Items.length;
  const body = { Items, Count, ScannedCount: Count, LastEvaluatedKey, ...capacityOf(input, page) };
  return { body, page: index };
}

/** Eventually consistent reads cost half a unit per 4 KB, and the least is half a unit. */
function capacityOf(
  { TableName, ReturnConsumedCapacity = 'NONE' }: TableInput,
  { items }: MemoryPage,
): object {
  if (ReturnConsumedCapacity === 'NONE') return {};
  const CapacityUnits = Math.max(0.5, Math.ceil(JSON.stringify(items).length / 4096) / 2);
  return { ConsumedCapacity: { TableName, CapacityUnits } };
}

/** The value that a condition such as `#p = :p` wants of the partition key; a condition on a sort key is not understood. */
function partitionOf({ KeyConditionExpression = '', ExpressionAttributeValues = {} }: TableInput): WireValue {
  const [, placeholder = ''] = /^\s*[#\w]+\s*=\s*(:\w+)\s*$/.exec(KeyConditionExpression) ?? [];
  const value = ExpressionAttributeValues[placeholder];
  if (value !== undefined) return value;
  throw new TypeError(`A table in memory understands \`name = :value\`, not \`${KeyConditionExpression}\``);
}

function write(table: MemoryTable, { PutRequest, DeleteRequest }: BatchEntry): void {
  if (PutRequest !== undefined) table.put(PutRequest.Item);
  if (DeleteRequest !== undefined) table.delete(DeleteRequest.Key);
}
