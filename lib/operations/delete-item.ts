import type { Observable } from 'rxjs';
import type { DeleteItemInput } from '../api/inputs.ts';
import { DeleteItem } from '../api/operations.ts';
import type { DeleteItemOutput } from '../api/outputs.ts';
import type { Item } from '../api/values.ts';
import type { Call, CallOptions } from '../call/call.ts';
import type { ItemsAs } from '../call/item-format.ts';
import type { ItemFormat } from '../codec/item-format.ts';

export const deleteItem = <Default = Item>(call: Call) => ({
  /**
   * Deletes one item by its key; a key without an item is no error.
   *
   * `ReturnValues: 'ALL_OLD'` returns the old item as `Attributes`.
   *
   * @throws ConditionalCheckFailedException with the present `item`, ResourceNotFoundException,
   * AmbiguousResultError if old values are requested and may be lost
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteItem.html
   * @example
   * const Key = { Artist: 'Nina Simone', SongTitle: 'Sinnerman' };
   * db.deleteItem<Song>({ TableName: 'Music', Key, ReturnValues: 'ALL_OLD' })
   *   .subscribe(({ Attributes }) => console.log(Attributes?.Year)); // 1965
   */
  deleteItem: <T = Default, Format extends ItemFormat = ItemFormat>(
    input: DeleteItemInput,
    options?: CallOptions<Format>,
  ): Observable<DeleteItemOutput<ItemsAs<T, Format>>> => call(DeleteItem, input, options),
});
