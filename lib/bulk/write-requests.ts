import { map, type Observable } from 'rxjs';
import type { ReturnConsumedCapacity } from '../api/enums.ts';
import type { Operation } from '../api/operation.ts';
import { BatchWriteItem } from '../api/operations.ts';
import type { ConsumedCapacity } from '../api/outputs.ts';
import type { EncodedJson } from '../codec/encode/encoded-json.ts';
import type { ItemEncoder } from '../codec/encode-item.ts';
import { keyIdentity } from '../codec/key-identity.ts';
import type { WireItem } from '../codec/wire-value.ts';
import { BatchWriteError } from '../errors/batch-error.ts';
import type { DynamoDBError } from '../errors/dynamodb-error.ts';
import { InvalidResponseError } from '../errors/invalid.ts';
import type { BatchResponse } from './batch-retry.ts';
import { type BulkCall, type BulkOperation, type BulkRequest, sourceErrorSuffix } from './bulk-operation.ts';

/** The table that a batch operator writes to. */
export interface BatchWriteTable {
  /** Its name or its ARN. */
  readonly TableName: string;
  /**
   * Whether the results have the consumed capacity: in total, or also for each index.
   * @default 'NONE'
   */
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
}

/** The result of one element: it was written unless there is an `error`. */
export interface WriteResult<T> {
  /** The item, the key to delete or the write request, as the source emitted it. */
  readonly item: T;
  /** Why it was not written; only with `onFailure: 'emit'`. */
  readonly error?: DynamoDBError;
  /**
   * The capacity that a request has consumed, if `ReturnConsumedCapacity` asks for it.
   *
   * Set on one result of each request, so that the sum over all results is the capacity that was consumed.
   */
  readonly ConsumedCapacity?: ConsumedCapacity;
}

interface Input extends Omit<BatchWriteTable, 'TableName'> {
  readonly RequestItems: { readonly [table: string]: readonly EncodedJson[] };
}

/** A response whose items are not decoded: only their keys are compared, and the original requests are retried. */
interface Output {
  readonly UnprocessedItems?: { readonly [table: string]: readonly WireWrite[] } | undefined;
  readonly ConsumedCapacity?: readonly ConsumedCapacity[] | undefined;
}

interface WireWrite {
  readonly PutRequest?: { readonly Item: WireItem } | undefined;
  readonly DeleteRequest?: { readonly Key: WireItem } | undefined;
}

// Without the types, which are those of native values.
const { types, ...operation } = BatchWriteItem;

const BatchWrite: Operation<Input, unknown> = {
  ...operation,
  input: { members: { RequestItems: { map: { list: 'encoded' } } } },
  output: { members: {} },
};

/** BatchWriteItem takes 25 writes and 16 MB, of which the part around the writes gets 4 KB. */
const limits = { count: 25, bytes: 16 * 2 ** 20 - 4096, isExclusive: true };

/** Creates the operation of an operator that writes; `encoder` tells what its elements are. */
export function writeOperation<T extends object>(
  { TableName, ReturnConsumedCapacity }: BatchWriteTable,
  encoder: ItemEncoder,
): BulkOperation<T, undefined, WriteResult<T>> {
  const context = { operation: BatchWriteItem.name, tableName: TableName };

  function send<E extends BulkRequest>(
    call: BulkCall,
    requests: readonly E[],
    names: readonly string[],
  ): Observable<BatchResponse<E, undefined>> {
    const RequestItems = { [TableName]: requests };
    return call<Input, Output>(BatchWrite, { RequestItems, ReturnConsumedCapacity }).pipe(
      map((output) => responseOf(output, requests, names)),
    );
  }

  return {
    ...context,
    metered: { bytes: 'sent', units: 'write' },
    encoder,
    limits,
    send,
    success: (item, _, consumed) =>
      consumed === undefined ? { item } : { item, ConsumedCapacity: consumed },
    failure: (item, error) => ({ item, error }),
    streamError: (unwritten, cause, sourceError) =>
      new BatchWriteError(
        `Failed to write an item, ${unwritten.length} unwritten: ${cause}${sourceErrorSuffix(sourceError)}`,
        unwritten,
        {
          ...context,
          cause,
          retryable: cause.retryable,
          sourceError,
        },
      ),
  };
}

function responseOf<E extends BulkRequest>(
  { UnprocessedItems = {}, ConsumedCapacity: [consumed] = [] }: Output,
  requests: readonly E[],
  names: readonly string[],
): BatchResponse<E, undefined> {
  const ids = unprocessedIds(Object.values(UnprocessedItems).flat(), names);
  const unprocessed = ids.size === 0 ? [] : requests.filter(({ id }) => ids.has(id));
  if (unprocessed.length < ids.size)
    throw new InvalidResponseError('The response has an unprocessed item that was not sent');
  const processed = ids.size === 0 ? requests : requests.filter(({ id }) => !ids.has(id));
  const results = processed.map((request, index) => ({
    request,
    value: undefined,
    consumed: index === 0 ? consumed : undefined,
  }));
  return { results, unprocessed };
}

function unprocessedIds(writes: readonly WireWrite[], names: readonly string[]): ReadonlySet<string> {
  return new Set(
    writes.map(({ PutRequest, DeleteRequest }) => {
      const key = PutRequest?.Item ?? DeleteRequest?.Key ?? {};
      if (names.some((name) => !Object.hasOwn(key, name)))
        throw new InvalidResponseError('The response has an unprocessed item without the key attributes');
      return keyIdentity(key, names);
    }),
  );
}
