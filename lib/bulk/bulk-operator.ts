import { Observable, type OperatorFunction } from 'rxjs';
import type { BulkCall, BulkOperation } from './bulk-operation.ts';
import { BulkSubscription } from './bulk-subscription.ts';
import type { ResolvedBatchOptions } from './options.ts';

/**
 * Makes an operator that sends the elements of its source in batches, and emits one result for each of them.
 *
 * It is a boundary: the source is held back while there are enough elements for all requests and for one more to be
 * filled meanwhile. If the source fails, what came before is processed first.
 */
export function bulkOperator<In, V, Out>(
  call: BulkCall,
  operation: BulkOperation<In, V, Out>,
  options: ResolvedBatchOptions,
  random: () => number,
): OperatorFunction<In, Out> {
  return (source) =>
    new Observable((subscriber) =>
      new BulkSubscription(call, operation, options, random, subscriber).subscribeTo(source),
    );
}
