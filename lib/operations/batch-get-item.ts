import type { Observable } from 'rxjs';
import type { BatchGetItemInput } from '../api/inputs.ts';
import { BatchGetItem } from '../api/operations.ts';
import type { BatchGetItemOutput } from '../api/outputs.ts';
import type { Item } from '../api/values.ts';
import type { Call, CallOptions } from '../call/call.ts';

export const batchGetItem = (call: Call) => ({
  /**
   * Reads up to 100 items of any tables in one request, in no particular order.
   *
   * `Responses` holds the items by table. `UnprocessedKeys` has the keys that the service has not read; they can be sent
   * again as `RequestItems`. A retry sends the whole request.
   *
   * @throws ResourceNotFoundException, ProvisionedThroughputExceededException if no key at all could be read
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
   */
  batchGetItem: <T = Item>(
    input: BatchGetItemInput,
    options?: CallOptions,
  ): Observable<BatchGetItemOutput<T>> => call(BatchGetItem, input, options),
});
