import type { Observable } from 'rxjs';
import type {
  CancelBulkOperationInput,
  DescribeBulkOperationInput,
  ListBulkOperationsInput,
  StartBulkPutItemsInput,
} from '../api/inputs.ts';
import {
  CancelBulkOperation,
  DescribeBulkOperation,
  ListBulkOperations,
  StartBulkPutItems,
} from '../api/operations.ts';
import type {
  BulkOperationSummary,
  CancelBulkOperationOutput,
  DescribeBulkOperationOutput,
  ListBulkOperationsOutput,
  StartBulkPutItemsOutput,
} from '../api/outputs.ts';
import type { Call, CallOptions } from '../call/call.ts';
import type { ItemStream } from '../paging/item-stream.ts';
import type { StreamOptions } from '../paging/key-paginator.ts';
import { paginateByToken } from '../paging/token-paginator.ts';

export const bulkOperations = (call: Call) => ({
  /**
   * Begins to put items from S3 into a table that exists; emits the operation, in status `IN_PROGRESS`.
   *
   * `MaxWriteRequestUnits` limits the operation's rate, in write request units per second, 1,024 at least.
   * `PerformanceTier` is `STANDARD` by default. A `ClientToken` is made for each call, so that a retry begins no second
   * one.
   *
   * @throws ResourceNotFoundException, ResourceInUseException, IdempotentParameterMismatchException,
   * LimitExceededException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_StartBulkPutItems.html
   */
  startBulkPutItems: (
    input: StartBulkPutItemsInput,
    options?: CallOptions,
  ): Observable<StartBulkPutItemsOutput> => call(StartBulkPutItems, input, options),

  /**
   * Describes a bulk operation: its status, how many items and bytes it has processed, and why it failed if it did.
   *
   * @throws ResourceNotFoundException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeBulkOperation.html
   */
  describeBulkOperation: (
    input: DescribeBulkOperationInput,
    options?: CallOptions,
  ): Observable<DescribeBulkOperationOutput> => call(DescribeBulkOperation, input, options),

  /**
   * Streams the bulk operations of the last 90 days, the latest first.
   *
   * `MaxResults` is how many come per page. Any error tells the `resumeToken` to go on from.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListBulkOperations.html
   */
  listBulkOperations: (
    input: ListBulkOperationsInput = {},
    options?: StreamOptions,
  ): ItemStream<BulkOperationSummary, ListBulkOperationsOutput> =>
    paginateByToken(
      call,
      ListBulkOperations,
      { start: 'NextToken', next: 'NextToken', elements: 'BulkOperationsSummaryList' },
      input,
      options,
    ),

  /**
   * Stops a bulk operation; what it has written stays.
   *
   * It stops some time after: `describeBulkOperation` tells when.
   *
   * @throws ResourceNotFoundException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CancelBulkOperation.html
   */
  cancelBulkOperation: (
    input: CancelBulkOperationInput,
    options?: CallOptions,
  ): Observable<CancelBulkOperationOutput> => call(CancelBulkOperation, input, options),
});
