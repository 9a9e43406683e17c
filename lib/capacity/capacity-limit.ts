import { Observable, type Observer, type Subscriber, type Unsubscribable } from 'rxjs';
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
  return (next) => (request) => {
    const { capacity } = request;
    if (capacity === undefined) return next(request);
    return new Observable((subscriber) => {
      const attempt = new LimitedAttempt(next, request, capacity, subscriber);
      // First in the teardown: the units of an attempt that is aborted in flight are spent, and not returned.
      subscriber.add(attempt);
      const granted = capacity.tryAcquire();
      if (granted === undefined) waitForUnits(attempt, request, capacity, subscriber, begin);
      else attempt.send(granted);
    });
  };
}

/** An attempt and the units that are reserved for it. One object, because it is made for each request. */
class LimitedAttempt implements Observer<WireResponse>, Unsubscribable {
  /** Ends the wait for the units. */
  endWait: (() => void) | undefined;
  private readonly exchange: Exchange;
  private readonly request: WireRequest;
  private readonly capacity: RequestCapacity;
  private readonly subscriber: Subscriber<WireResponse>;
  private reserved: ReservedUnits | undefined;

  constructor(
    exchange: Exchange,
    request: WireRequest,
    capacity: RequestCapacity,
    subscriber: Subscriber<WireResponse>,
  ) {
    this.exchange = exchange;
    this.request = request;
    this.capacity = capacity;
    this.subscriber = subscriber;
  }

  get isSent(): boolean {
    return this.reserved !== undefined;
  }

  send(granted: ReservedUnits): void {
    this.endWait?.();
    this.reserved = granted;
    this.capacity.onGrant();
    this.subscriber.add(this.exchange(this.request).subscribe(this));
  }

  next(response: WireResponse): void {
    if (this.reserved !== undefined) this.capacity.onResponse(this.reserved, response);
    this.subscriber.next(response);
  }

  error(error: unknown): void {
    if (this.reserved !== undefined) this.capacity.onError(this.reserved, error);
    this.subscriber.error(error);
  }

  complete(): void {
    this.subscriber.complete();
  }

  unsubscribe(): void {
    this.endWait?.();
    this.reserved?.settle({});
  }
}

/** Sends an attempt once the limiter has granted its units. */
function waitForUnits(
  attempt: LimitedAttempt,
  request: WireRequest,
  capacity: RequestCapacity,
  subscriber: Subscriber<WireResponse>,
  begin: ClosableWaits['begin'],
): void {
  const wait = capacity.acquire().subscribe({
    next: (granted) => attempt.send(granted),
    error: (error: unknown) => subscriber.error(error),
  });
  subscriber.add(wait);
  if (attempt.isSent || subscriber.closed) return;
  const endWait = begin(request, subscriber, 'the limiter did not let the request go');
  const endMeasured = startLimiterWait(request);
  attempt.endWait = () => {
    endWait();
    endMeasured?.();
  };
}

function startLimiterWait({ operation, tableName, segment, meter }: WireRequest): EndWait | undefined {
  return startWait('limiter', { operation: operation.name, tableName, segment, meter });
}
