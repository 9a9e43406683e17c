import { map, type Observable } from 'rxjs';
import type { ReturnConsumedCapacity } from '../api/enums.ts';
import type { Operation } from '../api/operation.ts';
import { BatchGetItem } from '../api/operations.ts';
import type { BatchGetItemOutput, ConsumedCapacity } from '../api/outputs.ts';
import type { ItemInput } from '../api/values.ts';
import type { EncodedJson } from '../codec/encode/encoded-json.ts';
import { type ItemEncodeOptions, keyEncoder } from '../codec/encode-item.ts';
import { keyIdentity } from '../codec/key-identity.ts';
import { parseJson } from '../codec/parse-json.ts';
import type { WireItem } from '../codec/wire-value.ts';
import { BatchGetError } from '../errors/batch-error.ts';
import type { DynamoDBError } from '../errors/dynamodb-error.ts';
import { InvalidResponseError } from '../errors/invalid.ts';
import type { BatchResponse } from './batch-retry.ts';
import { type BulkCall, type BulkOperation, type BulkRequest, sourceErrorSuffix } from './bulk-operation.ts';
import { type Projection, withKey } from './projection.ts';

/** The table that a batch operator reads, and how it is read. */
export interface BatchGetTable extends Projection {
  /** Its name or its ARN. */
  readonly TableName: string;
  /** Whether reads are strongly consistent, which consumes twice the capacity. */
  readonly ConsistentRead?: boolean | undefined;
  /**
   * Whether the results have the consumed capacity: in total, or also for each index.
   * @default 'NONE'
   */
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
}

/** The result of one key; without `Item` and `error`, the table has no item with this key. */
export interface GetResult<T, K = ItemInput> {
  /** The key as the source emitted it. */
  readonly Key: K;
  readonly Item?: T;
  /** Why it was not read; only with `onFailure: 'emit'`. */
  readonly error?: DynamoDBError;
  /**
   * The capacity that a request has consumed, if `ReturnConsumedCapacity` asks for it.
   *
   * Set on one result of each request, so that the sum over all results is the capacity that was consumed.
   */
  readonly ConsumedCapacity?: ConsumedCapacity;
}

/**
 * An operator from keys of any type that extends `Key` to their results, whose `Key` has the type that the source emits.
 *
 * It is generic itself, so that the type of the keys is inferred although the type `T` of the items is given.
 */
export type BatchGetOperator<T, Key = ItemInput> = <K extends Key>(
  source: Observable<K>,
) => Observable<GetResult<T, K>>;

interface TableInput extends Omit<BatchGetTable, 'TableName' | 'ReturnConsumedCapacity'> {
  readonly Keys: readonly EncodedJson[];
}

interface Input {
  readonly RequestItems: { readonly [table: string]: TableInput };
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
}

/** A decoded response and its JSON, whose keys are compared: a lossy number rule may decode different keys to equal ones. */
interface Response<T> {
  readonly output: BatchGetItemOutput<T>;
  readonly wire: {
    readonly Responses?: Readonly<Record<string, readonly WireItem[]>>;
    readonly UnprocessedKeys?: Readonly<Record<string, { readonly Keys: readonly WireItem[] }>>;
  };
  readonly bytes: number;
}

const BatchGet: Operation<Input, unknown> = {
  ...BatchGetItem,
  input: { members: { RequestItems: { map: { members: { Keys: { list: 'encoded' } } } } } },
  read: (body, decode) => ({
    output: decode(body),
    wire: parseJson(body.toString()),
    bytes: body.length,
  }),
};

/** BatchGetItem takes up to 100 keys, which are never larger than 16 MB. */
const limits = { count: 100, bytes: Number.POSITIVE_INFINITY, isExclusive: false };

/**
 * A response of at least this many bytes may lack keys because the next item, of up to 400 KB, would have exceeded the limit
 * of 16 MB. The JSON of an item is never smaller than the item.
 */
const fullResponseSize = 16e6 - 400 * 1024;

/** Creates the operation that reads items by their keys. */
export function getOperation<T, K>(
  { TableName, ReturnConsumedCapacity, ...readOptions }: BatchGetTable,
  options: ItemEncodeOptions | undefined,
): BulkOperation<K, T | undefined, GetResult<T, K>> {
  const context = { operation: BatchGetItem.name, tableName: TableName };

  function send<E extends BulkRequest>(
    call: BulkCall,
    requests: readonly E[],
    names: readonly string[],
  ): Observable<BatchResponse<E, T | undefined>> {
    // The service rejects a batch that has the same key twice.
    const keys = new Map(requests.map((request) => [request.id, request]));
    const RequestItems = { [TableName]: { ...withKey(readOptions, names), Keys: [...keys.values()] } };
    return call<Input, Response<T>>(BatchGet, { RequestItems, ReturnConsumedCapacity }).pipe(
      map((response) => responseOf(response, requests, names)),
    );
  }

  return {
    ...context,
    metered: { bytes: 'received', units: 'read' },
    limits,
    encoder: keyEncoder({ before: '', after: '' }, options),
    send,
    success: (Key, Item, consumed) => ({
      Key,
      ...(Item !== undefined && { Item }),
      ...(consumed !== undefined && { ConsumedCapacity: consumed }),
    }),
    failure: (Key, error) => ({ Key, error }),
    streamError: (unread, cause, sourceError) =>
      new BatchGetError(
        `Failed to read a key, ${unread.length} unread: ${cause}${sourceErrorSuffix(sourceError)}`,
        unread,
        {
          ...context,
          cause,
          retryable: cause.retryable,
          sourceError,
        },
      ),
  };
}

/** Maps each request to the item of its key, to no item, or to the unprocessed keys. */
function responseOf<T, E extends BulkRequest>(
  { output, wire, bytes }: Response<T>,
  requests: readonly E[],
  names: readonly string[],
): BatchResponse<E, T | undefined> {
  const items = Object.values(output.Responses ?? {}).flat();
  const wireItems = Object.values(wire.Responses ?? {}).flat();
  const unprocessed = Object.values(wire.UnprocessedKeys ?? {}).flatMap(({ Keys }) => Keys);
  const found = new Map(wireItems.map((item, index) => [keyIdentity(item, names), items[index]]));
  const unprocessedIds = new Set(unprocessed.map((key) => keyIdentity(key, names)));
  checkRequested([...found.keys(), ...unprocessedIds], requests);
  const processed = requests.filter(({ id }) => !unprocessedIds.has(id));
  const [consumed] = output.ConsumedCapacity ?? [];
  return {
    results: processed.map((request, index) => ({
      request,
      value: found.get(request.id),
      consumed: index === 0 ? consumed : undefined,
    })),
    unprocessed: requests.filter(({ id }) => unprocessedIds.has(id)),
    isCutForSize: bytes >= fullResponseSize,
  };
}

/** Throws for an item of another key: the requested key would seem to have no item. */
function checkRequested(received: readonly string[], requests: readonly BulkRequest[]): void {
  const requested = new Set(requests.map(({ id }) => id));
  if (!received.every((id) => requested.has(id))) {
    throw new InvalidResponseError('The response has a key that was not requested');
  }
}
