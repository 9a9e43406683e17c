import type { Observable } from 'rxjs';
import type { PutItemInput } from '../api/inputs.ts';
import { PutItem } from '../api/operations.ts';
import type { PutItemOutput } from '../api/outputs.ts';
import type { Item } from '../api/values.ts';
import type { Call, CallOptions } from '../call/call.ts';
import type { ItemsAs } from '../call/item-format.ts';
import type { ItemFormat } from '../codec/item-format.ts';

export const putItem = <Default = Item>(call: Call) => ({
  /**
   * Writes an item, and replaces the one that has the same key.
   *
   * `ReturnValues: 'ALL_OLD'` returns the old item as `Attributes`.
   *
   * @throws ConditionalCheckFailedException with the present `item`, ItemCollectionSizeLimitExceededException,
   * ResourceNotFoundException, AmbiguousResultError if old values are requested and may be lost
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html
   * @example
   * const Item = { Artist: 'Nina Simone', SongTitle: 'Sinnerman', Year: 1965, Genres: new Set(['jazz', 'blues']) };
   * db.putItem({ TableName: 'Music', Item }).subscribe();
   */
  putItem: <T = Default, Format extends ItemFormat = ItemFormat>(
    input: PutItemInput,
    options?: CallOptions<Format>,
  ): Observable<PutItemOutput<ItemsAs<T, Format>>> => call(PutItem, input, options),
});
