import { map, type Observable } from 'rxjs';
import type { ReturnConsumedCapacity } from '../api/enums.ts';
import type { Operation } from '../api/operation.ts';
import { BatchGetItem } from '../api/operations.ts';
import type { BatchGetItemOutput, ConsumedCapacity } from '../api/outputs.ts';
import type { ItemInput } from '../api/values.ts';
import type { EncodedJson } from '../codec/encode/encoded-json.ts';
import type { EncodeOptions } from '../codec/encode/value-path.ts';
import { keyEncoder } from '../codec/encode-item.ts';
import { keyIdentity } from '../codec/key-identity.ts';
import type { WireItem } from '../codec/wire-value.ts';
import { BatchGetError } from '../errors/batch-error.ts';
import type { DynamoDBError } from '../errors/dynamodb-error.ts';
import { InvalidResponseError } from '../errors/invalid.ts';
import type { BatchResponse } from './batch-retry.ts';
import { afterSource, type BulkCall, type BulkOperation, type BulkRequest } from './bulk-operation.ts';
import { type Projection, withKey } from './projection.ts';

/** The table that a batch operator reads, and how. */
export interface BatchGetTable extends Projection {
  /** Its name or its ARN. */
  readonly TableName: string;
  /** Whether to see all writes that were answered before, at twice the price. */
  readonly ConsistentRead?: boolean | undefined;
  /**
   * Whether the results say what was consumed: in all, or by each index as well.
   * @default 'NONE'
   */
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
}

/** What there is under one key: nothing, if there is neither an item nor an error. */
export interface GetResult<T, K = ItemInput> {
  /** The key as it came. */
  readonly Key: K;
  readonly Item?: T;
  /** Why it was not read; only with `onFailure: 'emit'`. */
  readonly error?: DynamoDBError;
  /**
   * What a request has consumed, where `ReturnConsumedCapacity` asks for it.
   *
   * One result of each request has it, so that the sum over all results is what was consumed.
   */
  readonly ConsumedCapacity?: ConsumedCapacity;
}

interface TableInput extends Omit<BatchGetTable, 'TableName' | 'ReturnConsumedCapacity'> {
  readonly Keys: readonly EncodedJson[];
}

interface Input {
  readonly RequestItems: { readonly [table: string]: TableInput };
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
}

/** A response as its shape reads it, and as it came: under a lossy number rule only the latter tells keys apart. */
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
    wire: JSON.parse(body.toString()),
    bytes: body.length,
  }),
};

/** BatchGetItem takes 100 keys, which never reach 16 MB. */
const limits = { count: 100, bytes: Number.POSITIVE_INFINITY, isExclusive: false };

/**
 * A response of so many bytes may lack keys because it would have been larger than 16 MB with the next item, which has up to
 * 400 KB; in JSON no item is smaller than where it is stored.
 */
const fullResponse = 16e6 - 400 * 1024;

/** Reads items by their keys. */
export function getOperation<T, K>(
  call: BulkCall,
  { TableName, ReturnConsumedCapacity, ...how }: BatchGetTable,
  options: EncodeOptions | undefined,
): BulkOperation<K, T | undefined, GetResult<T, K>> {
  const facts = { operation: BatchGetItem.name, tableName: TableName };

  function send<E extends BulkRequest>(
    requests: readonly E[],
    names: readonly string[],
  ): Observable<BatchResponse<E, T | undefined>> {
    // Each key once, however often it is among the requests.
    const keys = new Map(requests.map((request) => [request.id, request]));
    const RequestItems = { [TableName]: { ...withKey(how, names), Keys: [...keys.values()] } };
    return call<Input, Response<T>>(BatchGet, { RequestItems, ReturnConsumedCapacity }).pipe(
      map((response) => responseOf(response, requests, names)),
    );
  }

  return {
    ...facts,
    limits,
    encoder: keyEncoder({ before: '', after: '' }, options),
    send,
    success: (Key, Item, consumed) => ({
      Key,
      ...(Item !== undefined && { Item }),
      ...(consumed !== undefined && { ConsumedCapacity: consumed }),
    }),
    failure: (Key, error) => ({ Key, error }),
    abandon: (unread, cause, sourceError) =>
      new BatchGetError(
        `Unread keys: ${unread.length}. The first: ${cause}${afterSource(sourceError)}`,
        unread,
        {
          ...facts,
          cause,
          retryable: cause.retryable,
          sourceError,
        },
      ),
  };
}

/** Says of each request what came for its key: an item, nothing because there is none, or nothing yet. */
function responseOf<T, E extends BulkRequest>(
  { output, wire, bytes }: Response<T>,
  requests: readonly E[],
  names: readonly string[],
): BatchResponse<E, T | undefined> {
  const items = Object.values(output.Responses ?? {}).flat();
  const wireItems = Object.values(wire.Responses ?? {}).flat();
  const unprocessed = Object.values(wire.UnprocessedKeys ?? {}).flatMap(({ Keys }) => Keys);
  const found = new Map(wireItems.map((item, index) => [keyIdentity(item, names), items[index]]));
  const open = new Set(unprocessed.map((key) => keyIdentity(key, names)));
  checkRequested([...found.keys(), ...open], requests);
  const processed = requests.filter(({ id }) => !open.has(id));
  const [consumed] = output.ConsumedCapacity ?? [];
  return {
    results: processed.map((request, index) => ({
      request,
      value: found.get(request.id),
      consumed: index === 0 ? consumed : undefined,
    })),
    unprocessed: requests.filter(({ id }) => open.has(id)),
    isCutForSize: bytes >= fullResponse,
  };
}

/** A response that fits no key would leave another key looking as if it had no item. */
function checkRequested(answered: readonly string[], requests: readonly BulkRequest[]): void {
  const requested = new Set(requests.map(({ id }) => id));
  if (!answered.every((id) => requested.has(id))) {
    throw new InvalidResponseError('The response is about a key that was not asked for');
  }
}
