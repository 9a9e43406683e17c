import type { OperatorFunction } from 'rxjs';
import { BatchWriteItem } from '../api/operations.ts';
import type { BulkCall } from '../bulk/bulk-operation.ts';
import { bulkOperator } from '../bulk/bulk-operator.ts';
import { checkTable } from '../bulk/check-table.ts';
import { type BatchOptions, resolveBatchOptions } from '../bulk/options.ts';
import { type BatchWriteTable, type WriteResult, writeOperation } from '../bulk/write-requests.ts';
import type { Call } from '../call/call.ts';
import { itemFormatOf } from '../call/item-format.ts';
import type { ItemEncodeOptions, ItemEncoder } from '../codec/encode-item.ts';

/** Creates an operator that sends the elements of its source in BatchWriteItem calls; `encoderWith` makes their encoder. */
export function writeOperator<E extends object>(
  call: Call,
  encoderWith: (encoding: ItemEncodeOptions) => ItemEncoder,
  table: BatchWriteTable,
  options: BatchOptions,
  random: () => number,
): OperatorFunction<E, WriteResult<E>> {
  checkTable(table, BatchWriteItem.name);
  const resolved = resolveBatchOptions(options);
  const encoder = encoderWith({ ...call.encoding, items: itemFormatOf(call, resolved.call) });
  const bulk: BulkCall = (operation, input, meter) =>
    call(operation, input, meter === undefined ? resolved.call : { ...resolved.call, meter });
  return bulkOperator(bulk, writeOperation<E>(bulk, table, encoder), resolved, random);
}
