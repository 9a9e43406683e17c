import { map, type Observable } from 'rxjs';
import type { ReturnConsumedCapacity } from '../api/enums.ts';
import type { Operation } from '../api/operation.ts';
import { BatchWriteItem } from '../api/operations.ts';
import type { ConsumedCapacity } from '../api/outputs.ts';
import { type EncodedJson, textOf } from '../codec/encode/encoded-json.ts';
import type { EncodeOptions } from '../codec/encode/value-path.ts';
import { type EncodedItem, type ItemEncoder, itemEncoder, keyEncoder } from '../codec/encode-item.ts';
import { itemSize } from '../codec/item-size.ts';
import { keyIdentity } from '../codec/key-identity.ts';
import type { WireItem } from '../codec/wire-value.ts';
import { BatchWriteError, ItemTooLargeError } from '../errors/batch-error.ts';
import type { DynamoDBError } from '../errors/dynamodb-error.ts';
import { InvalidResponseError } from '../errors/invalid.ts';
import type { BatchResponse } from './batch-retry.ts';
import { afterSource, type BulkCall, type BulkOperation, type BulkRequest } from './bulk-operation.ts';

/** The table that a batch operator writes to. */
export interface BatchWriteTable {
  /** Its name or its ARN. */
  readonly TableName: string;
  /**
   * Whether the results say what was consumed: in all, or by each index as well.
   * @default 'NONE'
   */
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
}

/** What became of one item: it is written unless there is an error. */
export interface WriteResult<T> {
  /** The item, or the key to delete, as it came. */
  readonly item: T;
  /** Why it was not written; only with `onFailure: 'emit'`. */
  readonly error?: DynamoDBError;
  /**
   * What a request has consumed, where `ReturnConsumedCapacity` asks for it.
   *
   * One result of each request has it, so that the sum over all results is what was consumed.
   */
  readonly ConsumedCapacity?: ConsumedCapacity;
}

interface Input extends Omit<BatchWriteTable, 'TableName'> {
  readonly RequestItems: { readonly [table: string]: readonly EncodedJson[] };
}

/** A response whose items are left as the wire has them: they are compared by their keys, and our own are sent again. */
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

/** What DynamoDB stores of an item at most, in bytes. */
const maxSize = 400 * 1024;

/** Encodes items as requests to put them; throws an ItemTooLargeError for one that is larger than DynamoDB stores. */
export function puts(options: EncodeOptions | undefined): ItemEncoder {
  const items = itemEncoder({ before: '{"PutRequest":{"Item":', after: '}}' }, options);
  return {
    encode: (item, names) => checkSize(items.encode(item, names)),
    encodeWithoutKey: (item) => {
      const withKey = items.encodeWithoutKey(item);
      return (names) => checkSize(withKey(names));
    },
  };
}

/** Encodes keys, or those of items, as requests to delete what is there. */
export function deletions(options: EncodeOptions | undefined): ItemEncoder {
  return keyEncoder({ before: '{"DeleteRequest":{"Key":', after: '}}' }, options);
}

/** An item is never larger than its JSON, so that most need no second look. */
function checkSize(encoded: EncodedItem): EncodedItem {
  const { start, end } = encoded.json;
  if (end - start <= maxSize) return encoded;
  const { PutRequest } = JSON.parse(textOf(encoded.json)) as WireWrite;
  const size = itemSize(PutRequest?.Item ?? {});
  if (size > maxSize) throw new ItemTooLargeError(size, maxSize);
  return encoded;
}

/** What `batchWrite` and `batchDelete` have in common. */
export function writeOperation<T extends object>(
  call: BulkCall,
  { TableName, ReturnConsumedCapacity }: BatchWriteTable,
  encoder: ItemEncoder,
): BulkOperation<T, undefined, WriteResult<T>> {
  const facts = { operation: BatchWriteItem.name, tableName: TableName };

  function send<E extends BulkRequest>(
    requests: readonly E[],
    names: readonly string[],
  ): Observable<BatchResponse<E, undefined>> {
    const RequestItems = { [TableName]: requests };
    return call<Input, Output>(BatchWrite, { RequestItems, ReturnConsumedCapacity }).pipe(
      map((output) => responseOf(output, requests, names)),
    );
  }

  return {
    ...facts,
    encoder,
    limits,
    send,
    success: (item, _, consumed) =>
      consumed === undefined ? { item } : { item, ConsumedCapacity: consumed },
    failure: (item, error) => ({ item, error }),
    abandon: (unwritten, cause, sourceError) =>
      new BatchWriteError(
        `Unwritten items: ${unwritten.length}. The first: ${cause}${afterSource(sourceError)}`,
        unwritten,
        {
          ...facts,
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
    throw new InvalidResponseError('An item is unprocessed that was not sent');
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
        throw new InvalidResponseError('An item is unprocessed that has no key');
      return keyIdentity(key, names);
    }),
  );
}
