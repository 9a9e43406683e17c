import { map } from 'rxjs';
import type { BatchWriteItemInput, WriteRequest } from '../../api/inputs.ts';
import { BatchWriteItem } from '../../api/operations.ts';
import type { BatchWriteItemOutput } from '../../api/outputs.ts';
import type { EncodeOptions } from '../../codec/encode/trail.ts';
import { BatchWriteError } from '../../errors/batch-error.ts';
import type { DynamoDBError } from '../../errors/dynamodb-error.ts';
import { InvalidResponseError } from '../../errors/invalid.ts';
import type { Call, InternalCallOptions } from '../call.ts';
import type { Batching } from './batched.ts';
import { keyOf } from './key.ts';
import type { Packable } from './pack.ts';

/** The table that a batch operator writes to. */
export interface BatchWriteTable {
  /** Its name or its ARN. */
  readonly TableName: string;
}

/** What became of one item: it is written unless there is an error. */
export interface WriteResult<T> {
  /** The item, or the key to delete, as it came. */
  readonly item: T;
  /** Why it was not written; only with `leftovers: 'emit'`. */
  readonly error?: DynamoDBError;
}

/** A write as it is sent. */
export interface WriteEntry extends Packable {
  readonly write: WriteRequest;
}

/** BatchWriteItem takes 25 writes and 16 MB, of which the part around the writes gets 4 KB. */
const limits = { count: 25, bytes: 16 * 2 ** 20 - 4096, isExclusive: true };

/** Tells what `batchWrite` and `batchDelete` have in common. */
export function writing<T extends object>(
  call: Call,
  TableName: string,
  prepare: (item: T, names: readonly string[], encoding: EncodeOptions | undefined) => WriteEntry,
  options: InternalCallOptions,
): Batching<T, WriteEntry, undefined, WriteResult<T>> {
  const facts = { operation: BatchWriteItem.name, tableName: TableName };
  return {
    ...facts,
    limits,
    prepare: (item, names) => prepare(item, names, call.encoding),
    request: (entries, names) => {
      const RequestItems = { [TableName]: entries.map(({ write }) => write) };
      return call<BatchWriteItemInput, BatchWriteItemOutput>(BatchWriteItem, { RequestItems }, options).pipe(
        map((output) => {
          const left = unprocessed(entries, output, names);
          const done = entries.filter((entry) => !left.includes(entry));
          return { left, answers: done.map((element) => ({ element, value: undefined })) };
        }),
      );
    },
    success: (item) => ({ item }),
    failure: (item, error) => ({ item, error }),
    abandon: (unwritten, cause) =>
      new BatchWriteError(`Unwritten items: ${unwritten.length}. The first: ${cause}`, unwritten, {
        ...facts,
        cause,
        retryable: cause.retryable,
        notRetriedBecause: cause.notRetriedBecause,
      }),
  };
}

/** Finds the entries that the service left, by their keys: what it sends back is a copy, and the original is sent again. */
function unprocessed(
  entries: readonly WriteEntry[],
  { UnprocessedItems = {} }: BatchWriteItemOutput,
  names: readonly string[],
): readonly WriteEntry[] {
  const keys = Object.values(UnprocessedItems)
    .flat()
    .map(({ PutRequest, DeleteRequest }) => keyOf(PutRequest?.Item ?? DeleteRequest?.Key ?? {}, names));
  const ids = new Set(keys.map(({ id }) => id));
  const left = entries.filter(({ id }) => ids.has(id));
  if (left.length < ids.size) throw new InvalidResponseError('An item is unprocessed that was not sent');
  return left;
}
