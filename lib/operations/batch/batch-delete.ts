import type { OperatorFunction } from 'rxjs';
import type { ItemInput } from '../../api/values.ts';
import type { EncodeOptions } from '../../codec/encode/trail.ts';
import type { Call } from '../call.ts';
import { type BatchOptions, resolveBatchOptions } from './batch-options.ts';
import { batched } from './batched.ts';
import { keyOf } from './key.ts';
import { type BatchWriteTable, type WriteEntry, type WriteResult, writing } from './writing.ts';

export const batchDelete = (call: Call, random: () => number = Math.random) => ({
  /**
   * Makes an operator that deletes from a table every item whose key its source emits, and emits one result for each.
   *
   * It takes keys, or whole items, of which only the key attributes are sent. Deleting what is not there is no error.
   * In all else it is like `batchWrite`.
   *
   * @throws BatchWriteError with all keys that are `unwritten` as soon as one cannot be deleted, unless `leftovers` is
   * `'emit'`; an error of the source comes after what was taken before has been deleted
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
   */
  batchDelete: <K extends ItemInput = ItemInput>(
    { TableName }: BatchWriteTable,
    options: BatchOptions = {},
  ): OperatorFunction<K, WriteResult<K>> => {
    const resolved = resolveBatchOptions(options);
    return batched(call, writing<K>(call, TableName, deleteEntry, resolved.call), resolved, random);
  },
});

/** Keys are so small that 25 of them never reach the limit in bytes. */
function deleteEntry(
  element: object,
  names: readonly string[],
  encoding: EncodeOptions | undefined,
): WriteEntry {
  const { attributes, id } = keyOf(element, names, encoding);
  return { id, bytes: 0, write: { DeleteRequest: { Key: attributes } } };
}
