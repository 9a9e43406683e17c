import type { Observable } from 'rxjs';
import type { DeleteItemInput } from '../api/inputs.ts';
import { DeleteItem } from '../api/operations.ts';
import type { DeleteItemOutput } from '../api/outputs.ts';
import type { Item } from '../api/values.ts';
import type { Call, CallOptions } from '../call/call.ts';

export const deleteItem = (call: Call) => ({
  /**
   * Deletes one item by its key; that there is none is no error.
   *
   * `ReturnValues: 'ALL_OLD'` gives the item that was there as `Attributes`.
   *
   * @throws ConditionalCheckFailedException with the `item` that stands there, ResourceNotFoundException,
   * AmbiguousResultError if old values are asked for and may be lost
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteItem.html
   */
  deleteItem: <T = Item>(input: DeleteItemInput, options?: CallOptions): Observable<DeleteItemOutput<T>> =>
    call(DeleteItem, input, options),
});
