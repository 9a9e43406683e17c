import type { Observable, OperatorFunction } from 'rxjs';
import type {
  DeleteItemInput,
  GetItemInput,
  PutItemInput,
  QueryInput,
  ScanInput,
  UpdateItemInput,
} from '../api/inputs.ts';
import type { DeleteItemOutput, GetItemOutput, PutItemOutput, UpdateItemOutput } from '../api/outputs.ts';
import type { BatchGetOperator, BatchGetTable } from '../bulk/get-requests.ts';
import type { BatchOptions } from '../bulk/options.ts';
import type { BatchWriteTable, WriteResult } from '../bulk/write-requests.ts';
import type { Call, CallOptions } from '../call/call.ts';
import type { CapacityLimiter } from '../capacity/capacity-limiter.ts';
import type { ChangeStream } from '../changes/change-stream.ts';
import type { ChangesOptions } from '../changes/changes-options.ts';
import type { FollowInput, FollowOptions } from '../changes/follow/follow-options.ts';
import type { FollowStream } from '../changes/follow/follow-stream.ts';
import type { ApplicableChange } from '../operations/apply-changes.ts';
import type { LimitedResource, TableCapacityRates } from '../operations/capacity-limits.ts';
import * as registry from '../operations/registry.ts';
import type { ItemStream } from '../paging/item-stream.ts';
import type { ParallelScanInput, ParallelScanOptions } from '../paging/merge-segments.ts';
import type { CheckpointOptions } from '../paging/stream-options.ts';
import { inspectAs } from './inspect.ts';

/** A request without the name of the table. */
type WithoutTable<Input> = Omit<Input, 'TableName'>;

/** The key attributes of an item and no others, because the service refuses a key with other attributes. */
export type KeyOf<T, K extends keyof T> = KeyAttributes<T, K> & NoneBesides<T, K>;

/** The key attributes of an item. */
type KeyAttributes<T, K extends keyof T> = { readonly [Name in K]: T[Name] };

/** Excludes an object that is known to have other attributes than `K`. */
type NoneBesides<T, K> = { readonly [Other in Exclude<keyof T, K>]?: never };

/**
 * A request for one key, without the name of the table.
 *
 * Other attributes are excluded by the type `Key` of the given key and not by that of the items, so that a generic class or
 * function can call it with items of an unknown type `T`.
 */
type KeyRequest<Input, Key, K> = Omit<Input, 'TableName' | 'Key'> & {
  /** The key attributes of the item, and no other attributes. */
  readonly Key: Key & NoneBesides<Key, K>;
};

/** A request that puts one item, without the name of the table. */
type PutRequest<T> = Omit<PutItemInput, 'TableName' | 'Item'> & { readonly Item: T };

/** A write request for `batchWriteRequests`: it puts an item `T`, or deletes the item of a key with the attributes `K`. */
export type TableWriteRequest<T, K extends keyof T> =
  | { readonly PutRequest: { readonly Item: T }; readonly DeleteRequest?: undefined }
  | { readonly PutRequest?: undefined; readonly DeleteRequest: { readonly Key: KeyOf<T, K> } };

/** A request without a projection reads whole items. */
interface WholeItems {
  readonly ProjectionExpression?: undefined;
  readonly AttributesToGet?: undefined;
}

/** An update that returns whole items, if it returns attributes. */
interface ReturnsWholeItems {
  readonly ReturnValues?: 'NONE' | 'ALL_OLD' | 'ALL_NEW' | undefined;
}

/** Options of `db.table`. */
export interface TableOptions<K> {
  /**
   * The names of the table's key attributes, the partition key first.
   * @default taken from DescribeTable, which the batch operators send once per subscription
   */
  readonly key?: readonly (K & string)[] | undefined;
}

/** Options of a table's `batchWrite`, `batchDelete` and `batchWriteRequests`, with `ReturnConsumedCapacity`. */
export type TableBatchOptions = BatchOptions & WithoutTable<BatchWriteTable>;

/** The limits of a table's `capacityLimiter`, with the name of an index if its units are to be limited. */
export type TableCapacityLimits = TableCapacityRates & WithoutTable<LimitedResource>;

/**
 * The operations on the items of one table, typed by its items `T` and the names `K` of their key attributes.
 *
 * Requests are those of the client without `TableName`; options, results and errors are the same. Items are read as `T`.
 * With a projection they are read as `Partial<T>`, or as a given type:
 * `songs.query<Pick<Song, 'Year'>>({ ProjectionExpression: 'Year', … })`. Methods do not need `this`.
 */
export interface Table<T extends object, K extends keyof T> {
  /**
   * Reads one item by its key; `Item` is absent if there is none.
   *
   * `ConsistentRead: true` reads the latest completed writes, at twice the cost.
   *
   * @throws ResourceNotFoundException
   */
  getItem<Key extends KeyAttributes<T, K>>(
    input: KeyRequest<GetItemInput, Key, K> & WholeItems,
    options?: CallOptions,
  ): Observable<GetItemOutput<T>>;
  /** Reads some attributes of one item by its key; `Item` is absent if there is none. */
  getItem<P = Partial<T>, Key extends KeyAttributes<T, K> = KeyOf<T, K>>(
    input: KeyRequest<GetItemInput, Key, K>,
    options?: CallOptions,
  ): Observable<GetItemOutput<P>>;

  /**
   * Puts an item, which replaces an item with the same key.
   *
   * `ReturnValues: 'ALL_OLD'` returns the replaced item as `Attributes`.
   *
   * @throws ConditionalCheckFailedException with the existing `item`, ItemCollectionSizeLimitExceededException, ResourceNotFoundException
   */
  putItem(input: PutRequest<T>, options?: CallOptions): Observable<PutItemOutput<T>>;

  /**
   * Changes attributes of an item, or creates it if there is none with that key.
   *
   * `ReturnValues` selects the returned `Attributes`: `'ALL_OLD'` and `'ALL_NEW'` return the whole item.
   *
   * @throws ConditionalCheckFailedException with the existing `item`, ItemCollectionSizeLimitExceededException, ResourceNotFoundException
   */
  updateItem<Key extends KeyAttributes<T, K>>(
    input: KeyRequest<UpdateItemInput, Key, K> & ReturnsWholeItems,
    options?: CallOptions,
  ): Observable<UpdateItemOutput<T>>;
  /** Changes attributes of an item, or creates it if there is none with that key, and returns the changed attributes. */
  updateItem<P = Partial<T>, Key extends KeyAttributes<T, K> = KeyOf<T, K>>(
    input: KeyRequest<UpdateItemInput, Key, K>,
    options?: CallOptions,
  ): Observable<UpdateItemOutput<P>>;

  /**
   * Deletes one item by its key; a missing item is not an error.
   *
   * `ReturnValues: 'ALL_OLD'` returns the deleted item as `Attributes`.
   *
   * @throws ConditionalCheckFailedException with the existing `item`, ResourceNotFoundException
   */
  deleteItem<Key extends KeyAttributes<T, K>>(
    input: KeyRequest<DeleteItemInput, Key, K>,
    options?: CallOptions,
  ): Observable<DeleteItemOutput<T>>;

  /**
   * Streams the items of one partition key, in the order of the sort key, through all pages.
   *
   * `Limit` is how many items the service evaluates per page. To read n items, use `take(n)`, after which no request is
   * sent. `ScanIndexForward: false` reverses the order.
   *
   * @throws ResourceNotFoundException; CheckpointError if the checkpoint is of another stream. The error of a
   * page has the `resumeKey` to resume from, absent on the first page, and the `checkpoint` if one was given
   */
  query(input: WithoutTable<QueryInput> & WholeItems, options?: CheckpointOptions): ItemStream<T>;
  /** Streams some attributes of the items of one partition key, in the order of the sort key, through all pages. */
  query<P = Partial<T>>(input: WithoutTable<QueryInput>, options?: CheckpointOptions): ItemStream<P>;

  /**
   * Streams every item of the table or an index, through all pages.
   *
   * `Limit` is how many items the service evaluates per page. To read n items, use `take(n)`, after which no request is
   * sent. `Segment` and `TotalSegments` stream one segment; `parallelScan` merges them all.
   *
   * @throws ResourceNotFoundException; CheckpointError if the checkpoint is of another stream. The error of a
   * page has the `resumeKey` to resume from, absent on the first page, and the `checkpoint` if one was given
   */
  scan(input?: WithoutTable<ScanInput> & WholeItems, options?: CheckpointOptions): ItemStream<T>;
  /** Streams some attributes of every item of the table or an index, through all pages. */
  scan<P = Partial<T>>(input: WithoutTable<ScanInput>, options?: CheckpointOptions): ItemStream<P>;

  /**
   * Streams every item of the table or an index, several segments at once, merged in the order of arrival.
   *
   * Only the items of one segment are in order. Each page has its `Segment`. A segment that is slow or throttled does not
   * delay the others.
   *
   * @throws ResourceNotFoundException; CheckpointError if the checkpoint is of another scan. The error of a page has the
   * `segment`, the `resumeKey` and a `checkpoint`
   */
  parallelScan(
    input: WithoutTable<ParallelScanInput> & WholeItems,
    options?: ParallelScanOptions,
  ): ItemStream<T>;
  /** Streams some attributes of every item of the table or an index, several segments at once, merged in the order of arrival. */
  parallelScan<P = Partial<T>>(
    input: WithoutTable<ParallelScanInput>,
    options?: ParallelScanOptions,
  ): ItemStream<P>;

  /**
   * Streams every change of the items of the table, from all shards of its DynamoDB stream, as long as that is enabled.
   *
   * The changes of one item keep their order. With a checkpoint, what was not acknowledged is delivered again after a restart.
   *
   * @throws StreamSpecificationError if the table has no stream, or one without the images that it `needs`; StreamGapError if
   * changes were trimmed before they were read; CheckpointError if the checkpoint is of another stream
   */
  changes(options?: ChangesOptions): ChangeStream<T>;

  /**
   * Streams every item of the table, and then every change of its items since the scan began, without a gap between them.
   *
   * Emits `snapshot` events, then `change` events, and `caughtUp` once. Per key, the last event wins.
   *
   * @throws StreamSpecificationError if the table has no stream, or one without new images; StreamRetentionError if the scan
   * takes too long for its changes; StreamGapError if changes were removed before they were read; CheckpointError if the
   * checkpoint is of another table or stream
   */
  follow(input: WithoutTable<FollowInput>, options?: FollowOptions): FollowStream<T>;

  /**
   * Makes an operator that applies changes, or the events of `follow`, to the table, and emits one result for each.
   *
   * Writes of one key keep their order. Each result has the change or the event as its `item`.
   *
   * @throws BatchWriteError with all changes that are `unwritten` as soon as one cannot be applied, unless `onFailure` is
   * `'emit'`
   */
  applyChanges<E extends ApplicableChange = ApplicableChange>(
    options?: TableBatchOptions,
  ): OperatorFunction<E, WriteResult<E>>;

  /**
   * Makes an operator that reads the item of every key its source emits, and emits one result for each key.
   *
   * A key without an item has a result without `Item`. An element may be a whole item, of which only the key attributes are
   * sent. It is a boundary: it delays the source until the reads have ended.
   *
   * @throws BatchGetError with all keys that are `unread` as soon as one cannot be read, unless `onFailure` is `'emit'`
   */
  batchGet(
    input?: WithoutTable<BatchGetTable> & WholeItems,
    options?: BatchOptions,
  ): BatchGetOperator<T, KeyAttributes<T, K>>;
  /** Makes an operator that reads some attributes of the item of every key its source emits, and emits one result for each key. */
  batchGet<P = Partial<T>>(
    input: WithoutTable<BatchGetTable>,
    options?: BatchOptions,
  ): BatchGetOperator<P, KeyAttributes<T, K>>;

  /**
   * Makes an operator that puts every item of its source into the table, and emits one result for each item.
   *
   * Unprocessed items are sent again until all are processed, and writes of the same key keep their order. It is a
   * boundary: it delays the source until the writes have ended.
   *
   * @throws BatchWriteError with all items that are `unwritten` as soon as one cannot be written, unless `onFailure` is
   * `'emit'`
   */
  batchWrite(options?: TableBatchOptions): OperatorFunction<T, WriteResult<T>>;

  /**
   * Makes an operator that deletes from the table every item whose key its source emits, and emits one result for each.
   *
   * An element is a key, or a whole item, of which only the key attributes are sent. A missing item is not an error.
   *
   * @throws BatchWriteError with all keys that are `unwritten` as soon as one cannot be deleted, unless `onFailure` is
   * `'emit'`
   */
  batchDelete<E extends KeyAttributes<T, K> = KeyAttributes<T, K>>(
    options?: TableBatchOptions,
  ): OperatorFunction<E, WriteResult<E>>;

  /**
   * Makes an operator that puts and deletes items of the table, one for each write request that its source emits.
   *
   * A write request is `{ PutRequest: { Item } }` or `{ DeleteRequest: { Key } }`. Puts and deletes of one key keep the order
   * of the source, and each result has the write request as its `item`.
   *
   * @throws BatchWriteError with all write requests that are `unwritten` as soon as one cannot be written, unless `onFailure`
   * is `'emit'`
   */
  batchWriteRequests<E extends TableWriteRequest<T, K> = TableWriteRequest<T, K>>(
    options?: TableBatchOptions,
  ): OperatorFunction<E, WriteResult<E>>;

  /**
   * Limits the capacity units per second that the table or an index serves to everything that shares the limiter.
   *
   * A limit is units per second, or a percentage of what the table can serve: `{ read: '40%', write: 500 }`.
   *
   * @throws InvalidOptionError if neither `read` nor `write` is given, or one or `share` is invalid
   */
  capacityLimiter(limits: TableCapacityLimits): CapacityLimiter;
}

/** Makes the methods of a table from those of the client. */
export function tableOf<T extends object, K extends keyof T>(
  call: Call,
  TableName: string,
  { key }: TableOptions<K> = {},
): Table<T, K> {
  const methods = methodsOfItems(call);
  const table: Table<T, K> = {
    getItem: <P>(input: WithoutTable<GetItemInput>, options?: CallOptions) =>
      methods.getItem<P>({ ...input, TableName }, options),
    putItem: (input, options) => methods.putItem({ ...input, TableName }, options),
    updateItem: <P>(input: WithoutTable<UpdateItemInput>, options?: CallOptions) =>
      methods.updateItem<P>({ ...input, TableName }, options),
    deleteItem: (input, options) => methods.deleteItem({ ...input, TableName }, options),
    query: <P>(input: WithoutTable<QueryInput>, options?: CheckpointOptions) =>
      methods.query<P>({ ...input, TableName }, options),
    scan: <P>(input?: WithoutTable<ScanInput>, options?: CheckpointOptions) =>
      methods.scan<P>({ ...input, TableName }, options),
    parallelScan: <P>(input: WithoutTable<ParallelScanInput>, options?: ParallelScanOptions) =>
      methods.parallelScan<P>({ ...input, TableName }, options),
    changes: (options) => methods.changes<T>({ TableName }, options),
    follow: (input, options) => methods.follow<T>({ ...input, TableName }, options),
    applyChanges: (options) => methods.applyChanges(writeTable(options), withKey(options)),
    batchGet: <P>(input?: WithoutTable<BatchGetTable>, options?: BatchOptions) =>
      methods.batchGet<P>({ ...input, TableName }, withKey(options)),
    batchWrite: (options) => methods.batchWrite<T>(writeTable(options), withKey(options)),
    batchDelete: (options) => methods.batchDelete(writeTable(options), withKey(options)),
    batchWriteRequests: (options) => methods.batchWriteRequests(writeTable(options), withKey(options)),
    capacityLimiter: (limits) => methods.capacityLimiter({ TableName, IndexName: limits?.IndexName }, limits),
  };
  inspectAs(table, 'Table', () => ({ TableName }));
  return table;

  function withKey(options: BatchOptions = {}): BatchOptions {
    return { ...options, key: options.key ?? key };
  }

  function writeTable({ ReturnConsumedCapacity }: TableBatchOptions = {}): BatchWriteTable {
    return { TableName, ReturnConsumedCapacity };
  }
}

/** The methods of the client that a table has too. */
function methodsOfItems(call: Call) {
  return {
    ...registry.getItem(call),
    ...registry.putItem(call),
    ...registry.updateItem(call),
    ...registry.deleteItem(call),
    ...registry.query(call),
    ...registry.scan(call),
    ...registry.parallelScan(call),
    ...registry.changes(call),
    ...registry.follow(call),
    ...registry.applyChanges(call),
    ...registry.batchGet(call),
    ...registry.batchWrite(call),
    ...registry.batchDelete(call),
    ...registry.batchWriteRequests(call),
    ...registry.capacityLimits(call),
  };
}
