import type { Observable } from 'rxjs';
import type { BatchWriteItemInput } from '../api/inputs.ts';
import { BatchWriteItem } from '../api/operations.ts';
import type { BatchWriteItemOutput } from '../api/outputs.ts';
import type { Call, CallOptions } from '../call/call.ts';

export const batchWriteItem = (call: Call) => ({
  /**
   * Puts and deletes up to 25 items of any tables in one request.
   *
   * `UnprocessedItems` has the items that the service has not written; they can be sent again as `RequestItems`. A retry
   * sends the whole request.
   *
   * @throws ResourceNotFoundException, ProvisionedThroughputExceededException if no item at all could be written
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
   */
  batchWriteItem: (input: BatchWriteItemInput, options?: CallOptions): Observable<BatchWriteItemOutput> =>
    call(BatchWriteItem, input, options),
});
