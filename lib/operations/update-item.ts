import type { Observable } from 'rxjs';
import type { UpdateItemInput } from '../api/inputs.ts';
import { UpdateItem } from '../api/operations.ts';
import type { UpdateItemOutput } from '../api/outputs.ts';
import type { Item } from '../api/values.ts';
import type { Call, CallOptions } from '../call/call.ts';
import type { ItemsAs } from '../call/item-format.ts';
import type { ItemFormat } from '../codec/item-format.ts';

export const updateItem = <Default = Item>(call: Call) => ({
  /**
   * Changes attributes of an item, or creates the item if it does not exist.
   *
   * `ReturnValues` selects the `Attributes` that are returned; `UPDATED_OLD` and `UPDATED_NEW` return only a part of the item.
   *
   * @throws ConditionalCheckFailedException with the present `item`, ItemCollectionSizeLimitExceededException,
   * ResourceNotFoundException, AmbiguousResultError if old values are requested and may be lost
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html
   * @example
   * db.updateItem<Song>({
   *   TableName: 'Music',
   *   Key: { Artist: 'Nina Simone', SongTitle: 'Sinnerman' },
   *   ...expressions({ UpdateExpression: expr`ADD ${attr('plays')} ${1}` }),
   *   ReturnValues: 'ALL_NEW',
   * }).subscribe(({ Attributes }) => console.log(Attributes?.plays)); // 1
   */
  updateItem: <T = Default, Format extends ItemFormat = ItemFormat>(
    input: UpdateItemInput,
    options?: CallOptions<Format>,
  ): Observable<UpdateItemOutput<ItemsAs<T, Format>>> => call(UpdateItem, input, options),
});
