import type { Observable } from 'rxjs';
import { BatchGetItem } from '../api/operations.ts';
import type { Item, ItemInput } from '../api/values.ts';
import { bulkOperator } from '../bulk/bulk-operator.ts';
import { checkTable } from '../bulk/check-table.ts';
import { type BatchGetOperator, type BatchGetTable, getOperation } from '../bulk/get-requests.ts';
import { type BatchOptions, resolveBatchOptions } from '../bulk/options.ts';
import type { Call } from '../call/call.ts';
import type { ItemsAs } from '../call/item-format.ts';
import { itemFormatOf } from '../call/item-format.ts';
import type { ItemFormat } from '../codec/item-format.ts';

export const batchGet = <Default = Item>(call: Call, random: () => number = Math.random) => ({
  /**
   * Makes an operator that reads the item of every key its source emits, and emits one result for each key.
   *
   * The `Key` of a result has the type of what the source emits. A key without an item has a result without `Item`. Each request has up to 100 keys, and several requests are
   * in flight at once; unprocessed keys are requested again until none is left. Of whole items only the key attributes are
   * sent. Results are emitted in the order of the responses. It is a boundary: backpressure reaches the source.
   *
   * @throws BatchGetError with all keys that are `unread` as soon as one cannot be read, unless `onFailure` is
   * `'emit'`; an error of the source is passed on once the keys before it have been read, or is
   * the `sourceError` of that error
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
   * @example
   * of({ Artist: 'Nina Simone', SongTitle: 'Sinnerman' })
   *   .pipe(db.batchGet<Song>({ TableName: 'Music' }))
   *   .subscribe(({ Key, Item }) => console.log(Key.SongTitle, Item?.Year)); // Sinnerman 1965
   */
  batchGet: <T = Default, Format extends ItemFormat = ItemFormat>(
    input: BatchGetTable,
    options: BatchOptions<Format> = {},
  ): BatchGetOperator<ItemsAs<T, Format>> => {
    checkTable(input, BatchGetItem.name);
    const resolved = resolveBatchOptions(options);
    const encoding = { ...call.encoding, items: itemFormatOf(call, resolved.call) };
    return <K extends ItemInput>(source: Observable<K>) =>
      source.pipe(bulkOperator(call, getOperation<ItemsAs<T, Format>, K>(input, encoding), resolved, random));
  },
});
