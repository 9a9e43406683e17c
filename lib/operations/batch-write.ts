import type { OperatorFunction } from 'rxjs';
import type { Item, ItemInput } from '../api/values.ts';
import type { BatchOptions } from '../bulk/options.ts';
import { puts } from '../bulk/write-encoders.ts';
import type { BatchWriteTable, WriteResult } from '../bulk/write-requests.ts';
import type { Call } from '../call/call.ts';
import { writeOperator } from './write-operator.ts';

export const batchWrite = (call: Call, random: () => number = Math.random) => ({
  /**
   * Makes an operator that puts every item of its source into a table, and emits one result for each item.
   *
   * Items are encoded when they arrive. Each request has up to 25 items, and several requests are in flight at once;
   * unprocessed items are sent again until none is left. Writes of the same key keep their order, one after another;
   * results are emitted in the order of the responses. It is a boundary: backpressure reaches the source.
   *
   * @throws BatchWriteError with all items that are `unwritten` as soon as one cannot be written, unless `onFailure` is
   * `'emit'`; an error of the source is passed on once the items before it have been written, or is
   * the `sourceError` of that error
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
   * @example
   * songs$
   *   .pipe(db.batchWrite({ TableName: 'Music' }), count())
   *   .subscribe((written) => console.log(written)); // 3
   */
  batchWrite: <T extends ItemInput = Item>(
    table: BatchWriteTable,
    options: BatchOptions = {},
  ): OperatorFunction<T, WriteResult<T>> => writeOperator<T>(call, puts, table, options, random),
});
