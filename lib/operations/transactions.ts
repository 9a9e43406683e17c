import type { Observable } from 'rxjs';
import type { TransactGetItemsInput, TransactWriteItemsInput } from '../api/inputs.ts';
import { TransactGetItems, TransactWriteItems } from '../api/operations.ts';
import type { TransactGetItemsOutput, TransactWriteItemsOutput } from '../api/outputs.ts';
import type { Item } from '../api/values.ts';
import type { Call, CallOptions } from '../call/call.ts';
import type { ItemsAs } from '../call/item-format.ts';
import type { ItemFormat } from '../codec/item-format.ts';
import { withCancelledRequests } from './cancelled-requests.ts';

export const transactions = <Default = Item>(call: Call) => ({
  /**
   * Writes up to 100 items of any tables in one transaction: all of them, or none.
   *
   * Each subscription has a `ClientRequestToken`, unless the input has one, so that a retry does not write twice.
   *
   * @throws TransactionCanceledException, whose `cancellationReasons` say for each of the `TransactItems`, in their
   * order, why it failed, with the `request`; it is `retryable` if all reasons are conflicts and throttles, but not retried
   * by the client; TransactionInProgressException (retried), IdempotentParameterMismatchException,
   * ResourceNotFoundException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
   * @example
   * const Key = { Artist: 'Nina Simone', SongTitle: 'Sinnerman' };
   * db.transactWriteItems({
   *   TransactItems: [
   *     { Put: { TableName: 'Copy', Item: { ...Key, Year: 1965 } } },
   *     { Delete: { TableName: 'Music', Key, ConditionExpression: 'attribute_exists(Artist)' } },
   *   ],
   * }).subscribe();
   */
  transactWriteItems: (
    input: TransactWriteItemsInput,
    options?: CallOptions,
  ): Observable<TransactWriteItemsOutput> =>
    withCancelledRequests(input?.TransactItems, options, (callOptions) =>
      call(TransactWriteItems, input, callOptions),
    ),

  /**
   * Reads up to 100 items of any tables at one point in time; `Responses` are in the order of the request.
   *
   * A key without an item has a response without `Item`, so that every key has its response.
   *
   * @throws TransactionCanceledException, whose `cancellationReasons` say for each of the `TransactItems`, in their
   * order, why it failed, with the `request`; ResourceNotFoundException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactGetItems.html
   * @example
   * const Key = { Artist: 'Nina Simone', SongTitle: 'Sinnerman' };
   * db.transactGetItems<Song>({ TransactItems: [{ Get: { TableName: 'Music', Key } }] })
   *   .subscribe(({ Responses }) => console.log(Responses?.[0]?.Item?.Year)); // 1965
   */
  transactGetItems: <T = Default, Format extends ItemFormat = ItemFormat>(
    input: TransactGetItemsInput,
    options?: CallOptions<Format>,
  ): Observable<TransactGetItemsOutput<ItemsAs<T, Format>>> =>
    withCancelledRequests(input?.TransactItems, options, (callOptions) =>
      call<TransactGetItemsInput, TransactGetItemsOutput<ItemsAs<T, Format>>>(
        TransactGetItems,
        input,
        callOptions,
      ),
    ),
});
