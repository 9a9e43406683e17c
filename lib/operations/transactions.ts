import type { Observable } from 'rxjs';
import type { TransactGetItemsInput, TransactWriteItemsInput } from '../api/inputs.ts';
import { TransactGetItems, TransactWriteItems } from '../api/operations.ts';
import type { TransactGetItemsOutput, TransactWriteItemsOutput } from '../api/outputs.ts';
import type { Item } from '../api/values.ts';
import type { Call, CallOptions } from '../call/call.ts';
import { withCancelledRequests } from './cancelled-requests.ts';

export const transactions = (call: Call) => ({
  /**
   * Writes up to 100 items of any tables, all of them or none.
   *
   * `ClientRequestToken` is made once per subscription unless it is given, so that a retry does not write twice.
   *
   * @throws TransactionCanceledException, whose `cancellationReasons` tell for each of the `TransactItems`, in their
   * order, what was wrong and which `request` it was, and which is `retryable` if nothing but conflicts and throttles was, though
   * the client does not send it again; TransactionInProgressException (retried), IdempotentParameterMismatchException,
   * ResourceNotFoundException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
   */
  transactWriteItems: (
    input: TransactWriteItemsInput,
    options?: CallOptions,
  ): Observable<TransactWriteItemsOutput> =>
    withCancelledRequests(input?.TransactItems, call(TransactWriteItems, input, options)),

  /**
   * Reads up to 100 items of any tables as they are at one moment; `Responses` are in the order of the request.
   *
   * An item that is not there leaves a response without an `Item`, so that every key has its response.
   *
   * @throws TransactionCanceledException, whose `cancellationReasons` tell for each of the `TransactItems`, in their
   * order, what was wrong and which `request` it was; ResourceNotFoundException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactGetItems.html
   */
  transactGetItems: <T = Item>(
    input: TransactGetItemsInput,
    options?: CallOptions,
  ): Observable<TransactGetItemsOutput<T>> =>
    withCancelledRequests(
      input?.TransactItems,
      call<TransactGetItemsInput, TransactGetItemsOutput<T>>(TransactGetItems, input, options),
    ),
});
