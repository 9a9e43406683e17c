import type { Observable } from 'rxjs';
import type { BatchGetItemInput } from '../api/inputs.ts';
import { BatchGetItem } from '../api/operations.ts';
import type { BatchGetItemOutput } from '../api/outputs.ts';
import type { Item } from '../api/values.ts';
import type { Call, CallOptions } from '../call/call.ts';

export const batchGetItem = (call: Call) => ({
  /**
   * Reads up to 100 items of any tables in one request, in no order; what the service left out is in `UnprocessedKeys`.
   *
   * `Responses` holds the items by table. One request is sent, and retried as a whole; `UnprocessedKeys` can be sent again as `RequestItems`.
   *
   * @throws ResourceNotFoundException, ProvisionedThroughputExceededException when not one key could be read
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
   */
  batchGetItem: <T = Item>(
    input: BatchGetItemInput,
    options?: CallOptions,
  ): Observable<BatchGetItemOutput<T>> => call(BatchGetItem, input, options),
});
