import { Observable, type OperatorFunction } from 'rxjs';
import { ownSubscriber } from '../backpressure/own-subscriber.ts';
import type { Call } from '../call/call.ts';
import { streamCapacity } from '../capacity/operator-capacity.ts';
import { withSignal } from '../options/signal.ts';
import { reportProgress } from '../progress/report-progress.ts';
import type { BulkCall, BulkOperation } from './bulk-operation.ts';
import { BulkSubscription } from './bulk-subscription.ts';
import type { ResolvedBatchOptions } from './options.ts';

/**
 * Creates an operator that sends the elements of its source in batches, and emits one result for each of them.
 *
 * It is a boundary: it holds the source back while enough items are pending for all requests in flight and one more batch. If
 * the source fails, the items that came before are processed first.
 */
export function bulkOperator<In, V, Out>(
  call: Call,
  operation: BulkOperation<In, V, Out>,
  options: ResolvedBatchOptions,
  random: () => number,
): OperatorFunction<In, Out> {
  return (source) =>
    withSignal(
      reportProgress(options.progress, {
        meter: () => operation.metered,
        run: (meter) =>
          new Observable((subscriber) => {
            const capacity = streamCapacity(options.call.limiter);
            const isPlain = capacity === undefined && meter === undefined;
            const callOptions = isPlain ? options.call : { ...options.call, capacity, meter };
            const bulk: BulkCall = (each, input) => call(each, input, callOptions);
            const retry = { random, grantedAt: capacity?.grantedAt, meter };
            new BulkSubscription(bulk, operation, options, retry, ownSubscriber(subscriber)).subscribeTo(
              source,
            );
          }),
      }),
      options.signal,
    );
}
