import { Observable } from 'rxjs';
import { semaphore } from '../concurrency/semaphore.ts';
import type { Layer, WireResponse } from './exchange.ts';

/** Makes the layer that lets at most `max` requests be in flight at once; further requests wait in a FIFO queue. */
export function concurrencyLimit(max: number): Layer {
  const { acquire, release } = semaphore(() => max);

  return (next) => (request) =>
    new Observable<WireResponse>((subscriber) =>
      acquire(() => {
        subscriber.add(release);
        next(request).subscribe(subscriber);
      }),
    );
}
