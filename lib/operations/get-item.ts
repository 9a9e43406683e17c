import type { Observable } from 'rxjs';
import type { GetItemInput } from '../api/inputs.ts';
import { GetItem } from '../api/operations.ts';
import type { GetItemOutput } from '../api/outputs.ts';
import type { Item } from '../api/values.ts';
import type { Call, CallOptions } from '../call/call.ts';
import type { ItemsAs } from '../call/item-format.ts';
import type { ItemFormat } from '../codec/item-format.ts';

export const getItem = <Default = Item>(call: Call) => ({
  /**
   * Reads one item by its key; `Item` is absent if there is none.
   *
   * `ConsistentRead: true` reads the latest write (strong consistency), at twice the cost.
   *
   * @throws ResourceNotFoundException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html
   * @example
   * const Key = { Artist: 'Nina Simone', SongTitle: 'Sinnerman' };
   * const { Item } = await lastValueFrom(db.getItem<Song>({ TableName: 'Music', Key }));
   * console.log(Item?.Year); // 1965
   */
  getItem: <T = Default, Format extends ItemFormat = ItemFormat>(
    input: GetItemInput,
    options?: CallOptions<Format>,
  ): Observable<GetItemOutput<ItemsAs<T, Format>>> => call(GetItem, input, options),
});
