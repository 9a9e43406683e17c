import type { OperatorFunction } from 'rxjs';
import type { ItemInput } from '../api/values.ts';
import type { BatchOptions } from '../bulk/options.ts';
import { deletions } from '../bulk/write-encoders.ts';
import type { BatchWriteTable, WriteResult } from '../bulk/write-requests.ts';
import type { Call } from '../call/call.ts';
import { writeOperator } from './write-operator.ts';

export const batchDelete = (call: Call, random: () => number = Math.random) => ({
  /**
   * Makes an operator that deletes from a table every item whose key its source emits, and emits one result for each.
   *
   * It takes keys, or whole items, of which only the key attributes are sent. A key without an item is no error.
   * Otherwise it works like `batchWrite`.
   *
   * @throws BatchWriteError with all keys that are `unwritten` as soon as one cannot be deleted, unless `onFailure` is
   * `'emit'`; an error of the source is passed on once the items before it have been deleted, or is
   * the `sourceError` of that error
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
   * @example
   * db.scan<SongKey>({ TableName: 'Music', ProjectionExpression: 'Artist, SongTitle' })
   *   .pipe(db.batchDelete({ TableName: 'Music' }), count())
   *   .subscribe((deleted) => console.log(deleted)); // 61
   */
  batchDelete: <K extends ItemInput = ItemInput>(
    table: BatchWriteTable,
    options: BatchOptions = {},
  ): OperatorFunction<K, WriteResult<K>> => writeOperator<K>(call, deletions, table, options, random),
});
