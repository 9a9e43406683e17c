import type { Item } from '../api/values.ts';
import { DynamoDB } from '../client/dynamodb.ts';
import type { DynamoDBOptions } from '../client/options.ts';
import { createDecoder } from '../codec/decode.ts';
import type { WireItem } from '../codec/wire-value.ts';
import { refuseOption } from '../options/refuse-option.ts';
import { checkMembers } from './check-members.ts';
import { tableDispatcher } from './dispatcher.ts';
import type { FakeRequest } from './fake-request.ts';
import { type FakeTable, memoryTableOptions } from './fake-table.ts';
import type { FaultPlan, FaultRule } from './fault.ts';
import { faultPlan } from './fault-rules.ts';
import type { MemoryTable } from './memory-table.ts';
import { checkedClientOptions, checkedDelay } from './options.ts';
import type { RequestCounts } from './request-counts.ts';
import type { FakeStream } from './streams/fake-stream.ts';
import { streamOfTable } from './streams/stream-of-table.ts';
import { tableService } from './table-service.ts';

/** Options of a fake DynamoDB. */
export interface FakeDynamoDBOptions {
  /**
   * What goes wrong: rules, functions of the request, or both. The first one that applies to a request decides.
   *
   *     [{ kind: 'throttle', operation: 'BatchWriteItem', times: 2 }, (request) => request.page === 3 ? { kind: 'cut' } : undefined]
   * @default nothing
   */
  readonly faults?: FaultPlan | FaultRule | readonly (FaultPlan | FaultRule)[] | undefined;
  /**
   * How long each response takes, in milliseconds, on the global `setTimeout`; with 0 it takes no timer.
   * @default 1
   */
  readonly delay?: number | ((request: FakeRequest) => number) | undefined;
  /** Options of the client, such as `maxAttempts`. */
  readonly client?: FakeClientOptions | undefined;
}

/** Options of the client of a fake; the fake itself is its endpoint. */
export type FakeClientOptions = Omit<DynamoDBOptions, 'dispatcher' | 'endpoint'>;

/** A client whose requests are answered from tables in memory. */
export interface FakeDynamoDB<Name extends string = string> extends AsyncDisposable {
  /** The client: a real one, with its retries, backpressure and checks. */
  readonly db: DynamoDB;
  /** All requests so far, in the order in which they were received, retries included. */
  readonly requests: readonly FakeRequest[];
  /** How many requests were made, are in flight, and were in flight at most. */
  readonly counts: RequestCounts;
  /**
   * Returns the current items of a table, in the order of their first write.
   *
   * @throws InvalidOptionError if there is no such table
   */
  items<T extends object = Item>(table: Name): T[];
  /**
   * Returns the stream of a table, with controls that split its shards, trim its records and so on.
   *
   * @throws InvalidOptionError if there is no such table, or if it has never had a stream
   */
  stream(table: Name): FakeStream;
  /** Closes the client, once its calls in flight have ended. */
  close(): Promise<void>;
}

/**
 * Makes a client over tables in memory, for tests: the real client, without a network and without a socket.
 *
 * It knows GetItem, PutItem, DeleteItem, BatchGetItem, BatchWriteItem, Scan with segments, Query by key, CreateTable,
 * DescribeTable, UpdateTable of a stream, and the operations of DynamoDB Streams. It has no expression language except key conditions, no indexes and no other operation: these fail with an
 * `UnsupportedByFakeError`. Each call makes tables of its own.
 *
 * @param tables the tables by name, each with the names of its key attributes, and with its items
 * @throws InvalidOptionError for a table without a key, an unknown member or an invalid value
 * @throws InvalidValueError for an item without its key attributes, or with a value that DynamoDB cannot store
 * @example
 * const { db, items } = fakeDynamoDB({ Music: { key: ['Artist', 'SongTitle'], items: songs, pageSize: 2 } });
 * await lastValueFrom(db.scan({ TableName: 'Music' }).pipe(db.batchDelete({ TableName: 'Music' })));
 * console.log(items('Music')); // []
 */
export function fakeDynamoDB<Name extends string>(
  tables: Readonly<Record<Name, FakeTable>>,
  options: FakeDynamoDBOptions = {},
): FakeDynamoDB<Name> {
  checkMembers('options', options, ['faults', 'delay', 'client']);
  const { faults = [], delay = 1, client = {} } = options;
  const definitions = memoryTableOptions(tables);
  const requests: FakeRequest[] = [];
  const service = tableService({
    tables: definitions,
    faults: faultPlan(
      faults,
      definitions.map(({ name }) => name),
    ),
    delay: checkedDelay(delay),
    onRequest: (request) => requests.push(request),
  });
  const db = new DynamoDB({ ...checkedClientOptions(client), dispatcher: tableDispatcher(service) });
  const decoder = createDecoder({ list: { map: 'attribute' } }, client.numbers ?? 'lossless');
  const decode = (items: readonly WireItem[]) => decoder(Buffer.from(JSON.stringify(items))) as Item[];
  const find = (name: string) => findTable(service.tables, name);
  return {
    db,
    requests,
    counts: service.counts,
    items: <T extends object>(table: Name) => decode(find(table).items()) as T[],
    stream: (table) => streamOfTable(find(table), (item) => decode([item])[0] ?? {}),
    close: () => db.close(),
    [Symbol.asyncDispose]: () => db.close(),
  };
}

function findTable(tables: ReadonlyMap<string, MemoryTable>, name: string): MemoryTable {
  const names = Array.from(tables.keys(), (each) => `"${each}"`);
  return tables.get(name) ?? refuseOption('table', name, names.join(' or '), 'The name of a table');
}
