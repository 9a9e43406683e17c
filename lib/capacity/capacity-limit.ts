import { Observable } from 'rxjs';
import { type EndWait, startWait } from '../progress/start-wait.ts';
import type { ClosableWaits } from '../transport/closable-waits.ts';
import type {
  Exchange,
  Layer,
  RequestCapacity,
  ReservedUnits,
  WireRequest,
  WireResponse,
} from '../transport/exchange.ts';

/**
 * Makes the layer that sends each attempt of a request with the option `limiter` once its capacity units are reserved.
 *
 * Requests without the option are passed on. A wait ends when the subscriber leaves, and like those for credentials two seconds
 * after the client was closed.
 */
export function capacityLimit(begin: ClosableWaits['begin']): Layer {
  return (next) => (request) =>
    request.capacity === undefined ? next(request) : sendWithUnits(next, request, request.capacity, begin);
}

function sendWithUnits(
  next: Exchange,
  request: WireRequest,
  capacity: RequestCapacity,
  begin: ClosableWaits['begin'],
): Observable<WireResponse> {
  return new Observable((subscriber) => {
    let endWait: (() => void) | undefined;
    let reserved: ReservedUnits | undefined;
    // First in the teardown: the units of an attempt that is aborted in flight are spent, and not returned.
    subscriber.add(() => {
      endWait?.();
      endMeasured?.();
      reserved?.settle({});
    });
    let endMeasured: EndWait | undefined;
    const send = (granted: ReservedUnits) => {
      endWait?.();
      endMeasured?.();
      reserved = granted;
      capacity.onGrant();
      const subscription = next(request).subscribe({
        next: (response) => {
          capacity.onResponse(granted);
          subscriber.next(response);
        },
        error: (error: unknown) => {
          capacity.onError(granted, error);
          subscriber.error(error);
        },
        complete: () => subscriber.complete(),
      });
      subscriber.add(subscription);
    };
    const wait = capacity.acquire().subscribe({
      next: send,
      error: (error: unknown) => subscriber.error(error),
    });
    subscriber.add(wait);
    if (reserved === undefined && !subscriber.closed) {
      endWait = begin(request, subscriber, 'the limiter did not let the request go');
      endMeasured = startLimiterWait(request);
    }
  });
}

function startLimiterWait({ operation, tableName, segment, meter }: WireRequest): EndWait | undefined {
  return startWait('limiter', { operation: operation.name, tableName, segment, meter });
}
