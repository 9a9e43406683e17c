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
import type { BatchGetTable, GetResult } from '../bulk/get-requests.ts';
import type { BatchOptions } from '../bulk/options.ts';
import type { BatchWriteTable, WriteResult } from '../bulk/write-requests.ts';
import type { Call, CallOptions } from '../call/call.ts';
import * as registry from '../operations/registry.ts';
import type { ItemStream } from '../paging/item-stream.ts';
import type { CheckpointOptions } from '../paging/key-paginator.ts';
import type { ParallelScanInput, ParallelScanOptions } from '../paging/merge-segments.ts';

/** A request without the name of the table. */
type Less<Input> = Omit<Input, 'TableName'>;

/** The key attributes of an item and no others, because the service refuses a key that has more. */
export type KeyOf<T, K extends keyof T> = Readonly<Pick<T, K>> & {
  readonly [Other in Exclude<keyof T, K>]?: never;
};

/** A request about one key. */
type Keyed<Input, T, K extends keyof T> = Omit<Input, 'TableName' | 'Key'> & { readonly Key: KeyOf<T, K> };

/** A request that puts one item. */
type Putting<T> = Omit<PutItemInput, 'TableName' | 'Item'> & { readonly Item: T };

/** A request that names no attributes reads all of them. */
interface Whole {
  readonly ProjectionExpression?: undefined;
  readonly AttributesToGet?: undefined;
}

/** An update that returns all attributes if it returns any. */
interface ReturnsWhole {
  readonly ReturnValues?: 'NONE' | 'ALL_OLD' | 'ALL_NEW' | undefined;
}

/** Options of `db.table`. */
export interface TableOptions<K> {
  /**
   * The names of the table's key attributes, the partition key first.
   * @default taken from DescribeTable, which `batchWrite`, `batchGet` and `batchDelete` send once per subscription
   */
  readonly key?: readonly (K & string)[] | undefined;
}

/** Options of a table's `batchWrite` and `batchDelete`, with `ReturnConsumedCapacity`. */
export type TableBatchOptions = BatchOptions & Less<BatchWriteTable>;

/**
 * The operations on the items of one table, typed by its items `T` and the names `K` of their key attributes.
 *
 * Requests are those of the client without `TableName`; options, results and errors are the same. What is read is a `T`.
 * Where a request names the attributes that it reads, it is a `Partial<T>`, or what the caller says that it is:
 * `songs.query<Pick<Song, 'Year'>>({ ProjectionExpression: 'Year', … })`. Methods need no `this`.
 */
export interface Table<T extends object, K extends keyof T> {
  /**
   * Reads one item by its key; `Item` is absent where there is none.
   *
   * `ConsistentRead: true` sees every write that was answered before, at twice the cost.
   *
   * @throws ResourceNotFoundException
   */
  getItem(input: Keyed<GetItemInput, T, K> & Whole, options?: CallOptions): Observable<GetItemOutput<T>>;
  /** Reads some attributes of one item by its key; `Item` is absent where there is none. */
  getItem<P = Partial<T>>(
    input: Keyed<GetItemInput, T, K>,
    options?: CallOptions,
  ): Observable<GetItemOutput<P>>;

  /**
   * Writes an item; an item with the same key is replaced.
   *
   * `ReturnValues: 'ALL_OLD'` returns the replaced item as `Attributes`.
   *
   * @throws ConditionalCheckFailedException with the `item` that stands there, ItemCollectionSizeLimitExceededException, ResourceNotFoundException
   */
  putItem(input: Putting<T>, options?: CallOptions): Observable<PutItemOutput<T>>;

  /**
   * Changes attributes of an item, or creates it if there is none of that key.
   *
   * `ReturnValues` says which `Attributes` come back: `'ALL_OLD'` and `'ALL_NEW'` give whole items.
   *
   * @throws ConditionalCheckFailedException with the `item` that stands there, ItemCollectionSizeLimitExceededException, ResourceNotFoundException
   */
  updateItem(
    input: Keyed<UpdateItemInput, T, K> & ReturnsWhole,
    options?: CallOptions,
  ): Observable<UpdateItemOutput<T>>;
  /** Changes attributes of an item, or creates it if there is none of that key, and returns those that it changed. */
  updateItem<P = Partial<T>>(
    input: Keyed<UpdateItemInput, T, K>,
    options?: CallOptions,
  ): Observable<UpdateItemOutput<P>>;

  /**
   * Deletes one item by its key; it is no error if there is none.
   *
   * `ReturnValues: 'ALL_OLD'` returns the deleted item as `Attributes`.
   *
   * @throws ConditionalCheckFailedException with the `item` that stands there, ResourceNotFoundException
   */
  deleteItem(input: Keyed<DeleteItemInput, T, K>, options?: CallOptions): Observable<DeleteItemOutput<T>>;

  /**
   * Streams the items of one partition key, in the order of the sort key, page after page to the last.
   *
   * `Limit` is how many items the service evaluates per page; `take(n)` is how to ask for n items: no request
   * follows. `ScanIndexForward: false` reverses the order.
   *
   * @throws ResourceNotFoundException; CheckpointError if the checkpoint is of another stream. The error of a
   * page has the `resumeKey` to go on from, absent at the beginning, and the `checkpoint` if one was given
   */
  query(input: Less<QueryInput> & Whole, options?: CheckpointOptions): ItemStream<T>;
  /** Streams some attributes of the items of one partition key, in the order of the sort key, page after page to the last. */
  query<P = Partial<T>>(input: Less<QueryInput>, options?: CheckpointOptions): ItemStream<P>;

  /**
   * Streams every item of the table or an index, page after page to the last.
   *
   * `Limit` is how many items the service evaluates per page; `take(n)` is how to ask for n items: no request
   * follows. `Segment` and `TotalSegments` stream one segment; `parallelScan` merges them all.
   *
   * @throws ResourceNotFoundException; CheckpointError if the checkpoint is of another stream. The error of a
   * page has the `resumeKey` to go on from, absent at the beginning, and the `checkpoint` if one was given
   */
  scan(input?: Less<ScanInput> & Whole, options?: CheckpointOptions): ItemStream<T>;
  /** Streams some attributes of every item of the table or an index, page after page to the last. */
  scan<P = Partial<T>>(input: Less<ScanInput>, options?: CheckpointOptions): ItemStream<P>;

  /**
   * Streams every item of the table or an index, several segments at once, merged as their pages come.
   *
   * Items of one segment keep their order; those of different segments have none. Each page has its `Segment`. A
   * segment that is slow does not hold up the others, nor does one whose key range is throttled.
   *
   * @throws ResourceNotFoundException; CheckpointError if the checkpoint is of another scan. The error of a page has the
   * `segment`, the `resumeKey` and a `checkpoint`
   */
  parallelScan(input: Less<ParallelScanInput> & Whole, options?: ParallelScanOptions): ItemStream<T>;
  /** Streams some attributes of every item of the table or an index, several segments at once, merged as their pages come. */
  parallelScan<P = Partial<T>>(input: Less<ParallelScanInput>, options?: ParallelScanOptions): ItemStream<P>;

  /**
   * Makes an operator that reads the item of every key its source emits, and emits one result for each key.
   *
   * A key without an item has a result without `Item`. Of whole items only the key attributes are sent. It is a
   * boundary: the source waits for the reads.
   *
   * @throws BatchGetError with all keys that are `unread` as soon as one cannot be read, unless `onFailure` is `'emit'`
   */
  batchGet<E extends Pick<T, K> = Pick<T, K>>(
    input?: Less<BatchGetTable> & Whole,
    options?: BatchOptions,
  ): OperatorFunction<E, GetResult<T, E>>;
  /** Makes an operator that reads some attributes of the item of every key its source emits, and emits one result for each key. */
  batchGet<P = Partial<T>, E extends Pick<T, K> = Pick<T, K>>(
    input: Less<BatchGetTable>,
    options?: BatchOptions,
  ): OperatorFunction<E, GetResult<P, E>>;

  /**
   * Makes an operator that puts every item of its source into the table, and emits one result for each item.
   *
   * What the service leaves unprocessed is sent again until nothing is left; writes of one key keep their order. It is a
   * boundary: sources above it wait for the writes.
   *
   * @throws BatchWriteError with all items that are `unwritten` as soon as one cannot be written, unless `onFailure` is
   * `'emit'`
   */
  batchWrite(options?: TableBatchOptions): OperatorFunction<T, WriteResult<T>>;

  /**
   * Makes an operator that deletes from the table every item whose key its source emits, and emits one result for each.
   *
   * It takes keys, or whole items, of which only the key attributes are sent. Deleting what is not there is no error.
   *
   * @throws BatchWriteError with all keys that are `unwritten` as soon as one cannot be deleted, unless `onFailure` is
   * `'emit'`
   */
  batchDelete<E extends Pick<T, K> = Pick<T, K>>(
    options?: TableBatchOptions,
  ): OperatorFunction<E, WriteResult<E>>;
}

/** Makes the operations of a table from the client's. */
export function tableOf<T extends object, K extends keyof T>(
  call: Call,
  TableName: string,
  { key }: TableOptions<K> = {},
): Table<T, K> {
  const { getItem } = registry.getItem(call);
  const { putItem } = registry.putItem(call);
  const { updateItem } = registry.updateItem(call);
  const { deleteItem } = registry.deleteItem(call);
  const { query } = registry.query(call);
  const { scan } = registry.scan(call);
  const { parallelScan } = registry.parallelScan(call);
  const { batchGet } = registry.batchGet(call);
  const { batchWrite } = registry.batchWrite(call);
  const { batchDelete } = registry.batchDelete(call);
  return {
    getItem: <P>(input: Less<GetItemInput>, options?: CallOptions) =>
      getItem<P>({ ...input, TableName }, options),
    putItem: (input, options) => putItem({ ...input, TableName }, options),
    updateItem: <P>(input: Less<UpdateItemInput>, options?: CallOptions) =>
      updateItem<P>({ ...input, TableName }, options),
    deleteItem: (input, options) => deleteItem({ ...input, TableName }, options),
    query: <P>(input: Less<QueryInput>, options?: CheckpointOptions) =>
      query<P>({ ...input, TableName }, options),
    scan: <P>(input?: Less<ScanInput>, options?: CheckpointOptions) =>
      scan<P>({ ...input, TableName }, options),
    parallelScan: <P>(input: Less<ParallelScanInput>, options?: ParallelScanOptions) =>
      parallelScan<P>({ ...input, TableName }, options),
    batchGet: <P, E extends object>(input?: Less<BatchGetTable>, options?: BatchOptions) =>
      batchGet<P, E>({ ...input, TableName }, withKey(options)),
    batchWrite: (options) => batchWrite<T>(written(options), withKey(options)),
    batchDelete: (options) => batchDelete(written(options), withKey(options)),
  };

  function withKey(options: BatchOptions = {}): BatchOptions {
    return { ...options, key: options.key ?? key };
  }

  function written({ ReturnConsumedCapacity }: TableBatchOptions = {}): BatchWriteTable {
    return { TableName, ReturnConsumedCapacity };
  }
}
