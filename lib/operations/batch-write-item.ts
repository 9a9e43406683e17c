import type { Observable } from 'rxjs';
import type { BatchWriteItemInput } from '../api/inputs.ts';
import { BatchWriteItem } from '../api/operations.ts';
import type { BatchWriteItemOutput } from '../api/outputs.ts';
import type { Call, CallOptions } from '../call/call.ts';

export const batchWriteItem = (call: Call) => ({
  /**
   * Writes and deletes up to 25 items of any tables in one request; what the service left out is in `UnprocessedItems`.
   *
   * One request is sent, and retried as a whole; `UnprocessedItems` can be sent again as `RequestItems`.
   *
   * @throws ResourceNotFoundException, ProvisionedThroughputExceededException when not one item could be written
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
   */
  batchWriteItem: (input: BatchWriteItemInput, options?: CallOptions): Observable<BatchWriteItemOutput> =>
    call(BatchWriteItem, input, options),
});
