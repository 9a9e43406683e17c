import type { OperatorFunction } from 'rxjs';
import type { Item } from '../api/values.ts';
import type { BulkCall } from '../bulk/bulk-operation.ts';
import { bulkOperator } from '../bulk/bulk-operator.ts';
import { type BatchOptions, resolveBatchOptions } from '../bulk/options.ts';
import { type BatchWriteTable, puts, type WriteResult, writeOperation } from '../bulk/write-requests.ts';
import type { Call } from '../call/call.ts';

export const batchWrite = (call: Call, random: () => number = Math.random) => ({
  /**
   * Makes an operator that puts every item of its source into a table, and emits one result for each item.
   *
   * Items are encoded when they arrive, and sent 25 to a request, several requests at once; what the service leaves
   * unprocessed is sent again until nothing is left. Writes of one key happen one after another, in their order; results
   * come in the order of the answers. It is a boundary: sources above it wait for the writes.
   *
   * @throws BatchWriteError with all items that are `unwritten` as soon as one cannot be written, unless `onFailure` is
   * `'emit'`; an error of the source comes after what was taken before has been written, or is
   * the `sourceError` of that error
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
   */
  batchWrite: <T extends object = Item>(
    table: BatchWriteTable,
    options: BatchOptions = {},
  ): OperatorFunction<T, WriteResult<T>> => {
    const resolved = resolveBatchOptions(options);
    const bulk: BulkCall = (operation, input) => call(operation, input, resolved.call);
    return bulkOperator(bulk, writeOperation<T>(bulk, table, puts(call.encoding)), resolved, random);
  },
});
