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
import type { StreamOptions } from '../paging/stream-options.ts';
import { paginateByToken } from '../paging/token-paginator.ts';

export const bulkOperations = (call: Call) => ({
  /**
   * Starts to put items from S3 into an existing table; emits the operation, in status `IN_PROGRESS`.
   *
   * `MaxWriteRequestUnits` limits the operation's rate, in write request units per second; it is at least 1,024.
   * `PerformanceTier` is `STANDARD` by default. Each call has a `ClientToken`, so that a retry does not
   * start a second one.
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
   * Describes a bulk operation: its status, how many items and bytes it has processed, and the reason if it failed.
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
   * `MaxResults` is the number of entries per page. An error has the `resumeToken` from which to resume.
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
   * Cancels a bulk operation; items that it has written stay.
   *
   * It stops some time later: `describeBulkOperation` returns its status.
   *
   * @throws ResourceNotFoundException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CancelBulkOperation.html
   */
  cancelBulkOperation: (
    input: CancelBulkOperationInput,
    options?: CallOptions,
  ): Observable<CancelBulkOperationOutput> => call(CancelBulkOperation, input, options),
});
