import type { Observable } from 'rxjs';
import type { UpdateItemInput } from '../api/inputs.ts';
import { UpdateItem } from '../api/operations.ts';
import type { UpdateItemOutput } from '../api/outputs.ts';
import type { Item } from '../api/values.ts';
import type { Call, CallOptions } from '../call/call.ts';

export const updateItem = (call: Call) => ({
  /**
   * Changes attributes of an item, or creates it if there is none of that key.
   *
   * `ReturnValues` says which `Attributes` come back; after `UPDATED_OLD` and `UPDATED_NEW` these are only a part of the item.
   *
   * @throws ConditionalCheckFailedException with the `item` that stands there, ItemCollectionSizeLimitExceededException, ResourceNotFoundException,
   * AmbiguousResultError if old values are asked for and may be lost
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html
   */
  updateItem: <T = Item>(input: UpdateItemInput, options?: CallOptions): Observable<UpdateItemOutput<T>> =>
    call(UpdateItem, input, options),
});
