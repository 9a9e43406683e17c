import type { Observable } from 'rxjs';
import type { BatchGetItemInput } from '../api/inputs.ts';
import { BatchGetItem } from '../api/operations.ts';
import type { BatchGetItemOutput } from '../api/outputs.ts';
import type { Item } from '../api/values.ts';
import type { Call, CallOptions } from '../call/call.ts';
import type { ItemsAs } from '../call/item-format.ts';
import type { ItemFormat } from '../codec/item-format.ts';

export const batchGetItem = <Default = Item>(call: Call) => ({
  /**
   * Reads up to 100 items of any tables in one request, in no particular order.
   *
   * `Responses` holds the items by table. `UnprocessedKeys` has the keys that the service has not read; they can be sent
   * again as `RequestItems`. A retry sends the whole request.
   *
   * @throws ResourceNotFoundException, ProvisionedThroughputExceededException if no key at all could be read
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
   */
  batchGetItem: <T = Default, Format extends ItemFormat = ItemFormat>(
    input: BatchGetItemInput,
    options?: CallOptions<Format>,
  ): Observable<BatchGetItemOutput<ItemsAs<T, Format>>> => call(BatchGetItem, input, options),
});
