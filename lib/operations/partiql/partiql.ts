import { defer, map, type Observable } from 'rxjs';
import type {
  BatchExecuteStatementInput,
  ExecuteStatementInput,
  ExecuteTransactionInput,
} from '../../api/inputs.ts';
import { BatchExecuteStatement, ExecuteStatement, ExecuteTransaction } from '../../api/operations.ts';
import type {
  BatchExecuteStatementOutput,
  ExecuteStatementOutput,
  ExecuteTransactionOutput,
} from '../../api/outputs.ts';
import type { Item } from '../../api/values.ts';
import type { Call, CallOptions } from '../../call/call.ts';
import type { ItemsAs } from '../../call/item-format.ts';
import type { ItemFormat } from '../../codec/item-format.ts';
import { callSite } from '../../errors/call-site.ts';
import type { ErrorFacts } from '../../errors/dynamodb-error.ts';
import type { ItemStream } from '../../paging/item-stream.ts';
import type { PagedOptions } from '../../paging/stream-options.ts';
import { paginateByToken } from '../../paging/token-paginator.ts';
import { withCancelledRequests } from '../cancelled-requests.ts';
import { type BatchExecuteStatementResult, withResults } from './statement-results.ts';

const paging = { start: 'NextToken', next: 'NextToken', elements: 'Items' } as const;

export const partiql = <Default = Item>(call: Call) => ({
  /**
   * Runs a PartiQL statement and streams the items that it returns, from all pages.
   *
   * A statement that writes returns none without `RETURNING`. `Parameters` are values, one for each `?`.
   * `Limit` is the number of items that the service evaluates per page. To read n items, use `take(n)`: no further
   * page is requested, nor paid for.
   *
   * @throws ConditionalCheckFailedException, DuplicateItemException, ItemCollectionSizeLimitExceededException,
   * ResourceNotFoundException, TransactionConflictException; any error has the `resumeToken` from which to resume
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExecuteStatement.html
   * @example
   * db.executeStatement<Song>({ Statement: 'SELECT * FROM "Music" WHERE "Artist" = ?', Parameters: ['Nina Simone'] })
   *   .pipe(count())
   *   .subscribe((songs) => console.log(songs)); // 21
   */
  executeStatement: <T = Default, Format extends ItemFormat = ItemFormat>(
    input: ExecuteStatementInput,
    options?: PagedOptions<Format>,
  ): ItemStream<ItemsAs<T, Format>, ExecuteStatementOutput<ItemsAs<T, Format>>> =>
    paginateByToken(call, ExecuteStatement, paging, input, options),

  /**
   * Runs up to 25 PartiQL statements in one request, all reads or all writes; each succeeds or fails on its own.
   *
   * Emits once. `Responses` has a result for each statement, in order: the `Statement`, the `Item` that it read, and the
   * `Error` if it failed. A statement with a `retryable` error may succeed if
   * it is sent again, which the client does not do by itself.
   *
   * @throws RequestLimitExceeded, ThrottlingException, InternalServerError if the whole batch failed
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchExecuteStatement.html
   */
  batchExecuteStatement: <T = Default, Format extends ItemFormat = ItemFormat>(
    input: BatchExecuteStatementInput,
    options?: CallOptions<Format>,
  ): Observable<BatchExecuteStatementResult<ItemsAs<T, Format>>> => {
    const site = callSite();
    return defer(() => {
      let ambiguity: ErrorFacts | undefined;
      const onAmbiguity = (facts: ErrorFacts) => {
        ambiguity = facts;
      };
      return call<BatchExecuteStatementInput, BatchExecuteStatementOutput<ItemsAs<T, Format> & Item>>(
        BatchExecuteStatement,
        input,
        { ...options, site, onAmbiguity },
      ).pipe(map((output) => withResults(input, output, site, ambiguity)));
    });
  },

  /**
   * Runs up to 100 PartiQL statements as one transaction, all reads or all writes; all of them succeed, or none.
   *
   * `Responses` has an entry for each statement, in order, with the `Item` that it read. Each call has a
   * `ClientRequestToken`, so that a retry does not write twice.
   *
   * @throws TransactionCanceledException, whose `cancellationReasons` say for each of the `TransactStatements`, in their
   * order, why it failed, with the `request`; IdempotentParameterMismatchException, ResourceNotFoundException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExecuteTransaction.html
   */
  executeTransaction: <T = Default, Format extends ItemFormat = ItemFormat>(
    input: ExecuteTransactionInput,
    options?: CallOptions<Format>,
  ): Observable<ExecuteTransactionOutput<ItemsAs<T, Format>>> =>
    withCancelledRequests(input?.TransactStatements, options, (callOptions) =>
      call<ExecuteTransactionInput, ExecuteTransactionOutput<ItemsAs<T, Format>>>(
        ExecuteTransaction,
        input,
        callOptions,
      ),
    ),
});
