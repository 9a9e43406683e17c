import type { Observable } from 'rxjs';
import type { PutItemInput } from '../api/inputs.ts';
import { PutItem } from '../api/operations.ts';
import type { PutItemOutput } from '../api/outputs.ts';
import type { Item } from '../api/values.ts';
import type { Call, CallOptions } from '../call/call.ts';

export const putItem = (call: Call) => ({
  /**
   * Writes an item, and replaces the one that has the same key.
   *
   * `ReturnValues: 'ALL_OLD'` returns the old item as `Attributes`.
   *
   * @throws ConditionalCheckFailedException with the present `item`, ItemCollectionSizeLimitExceededException,
   * ResourceNotFoundException, AmbiguousResultError if old values are requested and may be lost
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html
   */
  putItem: <T = Item>(input: PutItemInput, options?: CallOptions): Observable<PutItemOutput<T>> =>
    call(PutItem, input, options),
});
