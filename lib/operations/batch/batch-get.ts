import type { OperatorFunction } from 'rxjs';
import { BatchGetItem } from '../../api/operations.ts';
import type { Item, ItemInput } from '../../api/values.ts';
import { BatchGetError } from '../../errors/batch-error.ts';
import type { DynamoDBError } from '../../errors/dynamodb-error.ts';
import type { Call } from '../call.ts';
import { type BatchOptions, type ResolvedBatchOptions, resolveBatchOptions } from './batch-options.ts';
import { type Batching, batched } from './batched.ts';
import { type BatchGetTable, type GetEntry, getRequest } from './get-request.ts';
import { keyOf } from './key.ts';

/** What there is under one key: nothing, if there is neither an item nor an error. */
export interface GetResult<T, K = ItemInput> {
  /** The key as it came. */
  readonly Key: K;
  readonly Item?: T;
  /** Why it was not read; only with `leftovers: 'emit'`. */
  readonly error?: DynamoDBError;
}

/** BatchGetItem takes 100 keys, which never reach 16 MB; what they find may. */
const limits = { count: 100, bytes: Number.POSITIVE_INFINITY, isExclusive: false };

export const batchGet = (call: Call, random: () => number = Math.random) => ({
  /**
   * Makes an operator that reads the item of every key its source emits, and emits one result for each key.
   *
   * A key without an item has a result without `Item`. Keys are sent 100 to a request, several requests at once; what
   * the service leaves unprocessed is asked for again until nothing is left. Of whole items only the key attributes are
   * sent. Results come in the order of the answers. It is a boundary: the source waits for the reads.
   *
   * @throws BatchGetError with all keys that are `unread` as soon as one cannot be read, unless `leftovers` is
   * `'emit'`; an error of the source comes after what was taken before has been read
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
   */
  batchGet: <T = Item, K extends ItemInput = ItemInput>(
    input: BatchGetTable,
    options: BatchOptions = {},
  ): OperatorFunction<K, GetResult<T, K>> => {
    const resolved = resolveBatchOptions(options);
    return batched(call, getting<T, K>(call, input, resolved), resolved, random);
  },
});

function getting<T, K extends ItemInput>(
  call: Call,
  input: BatchGetTable,
  options: ResolvedBatchOptions,
): Batching<K, GetEntry, T | undefined, GetResult<T, K>> {
  const facts = { operation: BatchGetItem.name, tableName: input.TableName };
  return {
    ...facts,
    limits,
    prepare: (element, names) => {
      const { attributes, id } = keyOf(element, names, call.encoding);
      return { id, bytes: 0, key: attributes };
    },
    request: getRequest<T>(call, input, options.call),
    success: (Key, Item) => (Item === undefined ? { Key } : { Key, Item }),
    failure: (Key, error) => ({ Key, error }),
    abandon: (unread, cause) =>
      new BatchGetError(`Unread keys: ${unread.length}. The first: ${cause}`, unread, {
        ...facts,
        cause,
        retryable: cause.retryable,
        notRetriedBecause: cause.notRetriedBecause,
      }),
  };
}
