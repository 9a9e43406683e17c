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
import { callSite } from '../../errors/call-site.ts';
import type { ErrorFacts } from '../../errors/dynamodb-error.ts';
import type { ItemStream } from '../../paging/item-stream.ts';
import type { PagedOptions } from '../../paging/key-paginator.ts';
import { paginateByToken } from '../../paging/token-paginator.ts';
import { withCancelledRequests } from '../cancelled-requests.ts';
import { type BatchExecuteStatementResult, withResults } from './statement-results.ts';

const paging = { start: 'NextToken', next: 'NextToken', elements: 'Items' } as const;

export const partiql = (call: Call) => ({
  /**
   * Runs a PartiQL statement and streams the items that it returns, page after page to the last.
   *
   * A statement that writes returns none, unless it says `RETURNING`. `Parameters` are native values, one for each `?`.
   * `Limit` is how many items the service evaluates per page; `take(n)` is how to ask for n items, and stops paying at
   * once.
   *
   * @throws ConditionalCheckFailedException, DuplicateItemException, ItemCollectionSizeLimitExceededException,
   * ResourceNotFoundException, TransactionConflictException; any error tells the `resumeToken` to go on from
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExecuteStatement.html
   */
  executeStatement: <T = Item>(
    input: ExecuteStatementInput,
    options?: PagedOptions,
  ): ItemStream<T, ExecuteStatementOutput<T>> =>
    paginateByToken(call, ExecuteStatement, paging, input, options),

  /**
   * Runs up to 25 PartiQL statements in one request, all of them reads or all of them writes; each succeeds or fails alone.
   *
   * Emits once. `Responses` has a result for each statement, in order: the `Statement`, the `Item` that it read, and the
   * `Error` if it failed. One that is `retryable` is worth sending again; nothing does so by itself.
   *
   * @throws RequestLimitExceeded, ThrottlingException, InternalServerError when the batch failed as a whole
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchExecuteStatement.html
   */
  batchExecuteStatement: <T = Item>(
    input: BatchExecuteStatementInput,
    options?: CallOptions,
  ): Observable<BatchExecuteStatementResult<T>> => {
    const site = callSite();
    return defer(() => {
      let ambiguity: ErrorFacts | undefined;
      const onAmbiguity = (facts: ErrorFacts) => {
        ambiguity = facts;
      };
      return call<BatchExecuteStatementInput, BatchExecuteStatementOutput<T & Item>>(
        BatchExecuteStatement,
        input,
        { ...options, site, onAmbiguity },
      ).pipe(map((output) => withResults(input, output, site, ambiguity)));
    });
  },

  /**
   * Runs up to 100 PartiQL statements as one transaction, all of them reads or all of them writes: either all or none.
   *
   * `Responses` has an entry for each statement, in order, with the `Item` that it read. A `ClientRequestToken` is made for
   * each call, so that a retry does not write twice.
   *
   * @throws TransactionCanceledException, whose `cancellationReasons` tell for each of the `TransactStatements`, in their
   * order, what was wrong and which `request` it was; IdempotentParameterMismatchException, ResourceNotFoundException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExecuteTransaction.html
   */
  executeTransaction: <T = Item>(
    input: ExecuteTransactionInput,
    options?: CallOptions,
  ): Observable<ExecuteTransactionOutput<T>> =>
    withCancelledRequests(
      input?.TransactStatements,
      call<ExecuteTransactionInput, ExecuteTransactionOutput<T>>(ExecuteTransaction, input, options),
    ),
});
