import type { OperatorFunction } from 'rxjs';
import { BatchWriteItem } from '../api/operations.ts';
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
  return bulkOperator(call, writeOperation<E>(table, encoder), resolved, random);
}
