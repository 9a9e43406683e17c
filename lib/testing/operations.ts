import type { WireItem } from '../codec/wire-value.ts';
import { readBatch, writeBatch } from './batches.ts';
import { bytesOf, consumedCapacity, readUnits, writeUnits } from './capacity.ts';
import { checkedItem, checkedKey } from './check-items.ts';
import type { MemoryTable } from './memory-table.ts';
import { query, scan } from './pages.ts';
import { rejectAsInvalid } from './service-failure.ts';
import { streamOperations } from './streams/stream-operations.ts';
import { createTable, describeTable, updateTable } from './table-definitions.ts';
import type { FakeOperation, TableInput } from './table-input.ts';
import { throughputExceeded, type UnitKind } from './throughput.ts';

/** Returns the table of that name, or throws. */
export type FindTable = (name: string | undefined) => MemoryTable;

/** The tables by name. */
export type Tables = Map<string, MemoryTable>;

/** A request that was checked, and can be processed. */
export interface PreparedRequest {
  /** The index of the page that it reads. */
  readonly page?: number;
  /**
   * Processes the request, and returns the body of the response.
   *
   * @param unprocessed how many elements at the end of a batch to leave unprocessed
   * @throws ServiceFailure if the table is out of capacity
   */
  readonly process: (unprocessed: number) => object;
  /** Called when the response has been delivered, or the request has failed. */
  readonly end?: () => void;
}

type Prepare = (input: TableInput, find: FindTable, tables: Tables) => PreparedRequest;

/** The operations of a fake, by name. Each checks its input, and changes nothing before it is processed. */
export const operations: Readonly<Record<FakeOperation, Prepare>> = {
  Scan: (input, find) => preparePage(input, find, scan),
  Query: (input, find) => preparePage(input, find, query),
  GetItem(input, find) {
    const table = find(input.TableName);
    const key = checkedKey(table, input.Key);
    return single(input, table, 'read', () => {
      const Item = table.get(key);
      return { body: { Item }, units: () => readUnits(bytesOf(Item), input.ConsistentRead) };
    });
  },
  PutItem(input, find) {
    const table = find(input.TableName);
    const item = checkedItem(table, input.Item);
    return single(input, table, 'write', () => write(input, table, item, item));
  },
  DeleteItem(input, find) {
    const table = find(input.TableName);
    const key = checkedKey(table, input.Key);
    return single(input, table, 'write', () => write(input, table, key, undefined));
  },
  BatchGetItem: readBatch,
  BatchWriteItem: writeBatch,
  CreateTable: createTable,
  DescribeTable: describeTable,
  UpdateTable: updateTable,
  ...streamOperations,
};

interface Processed {
  readonly body: object;
  /** Counts the consumed units. */
  readonly units: () => number;
}

/** A request for one table, which is throttled as a whole. */
function single(
  { ReturnConsumedCapacity: mode = 'NONE' }: TableInput,
  { name, throughput }: MemoryTable,
  kind: UnitKind,
  process: () => Processed,
): PreparedRequest {
  return {
    process() {
      if (!throughput.admits(kind)) throw throughputExceeded(name, kind);
      const { body, units } = process();
      if (!throughput.isLimited && mode === 'NONE') return body;
      const spent = units();
      throughput.spend(kind, spent);
      return mode === 'NONE' ? body : { ...body, ConsumedCapacity: consumedCapacity(name, spent, mode) };
    },
  };
}

function preparePage(input: TableInput, find: FindTable, read: typeof scan): PreparedRequest {
  const table = find(input.TableName);
  const { items, lastKey: LastEvaluatedKey, index } = read(input, table);
  const Count = items.length;
  const Items = input.Select === 'COUNT' ? undefined : items;
  const bytes = () => items.reduce((total, item) => total + bytesOf(item), 0);
  const { process } = single(input, table, 'read', () => ({
    body: { Items, Count, ScannedCount: Count, LastEvaluatedKey },
    units: () => readUnits(bytes(), input.ConsistentRead),
  }));
  return { page: index, process };
}

/** Replaces or deletes the item with a key. */
function write(
  { ReturnValues = 'NONE' }: TableInput,
  table: MemoryTable,
  key: WireItem,
  item: WireItem | undefined,
): Processed {
  if (ReturnValues !== 'NONE' && ReturnValues !== 'ALL_OLD')
    rejectAsInvalid('Return values set to invalid value');
  const before = table.get(key);
  if (item === undefined) table.delete(key);
  else table.put(item);
  return {
    body: ReturnValues === 'ALL_OLD' ? { Attributes: before } : {},
    units: () => writeUnits(before, item),
  };
}
