import { Observable } from 'rxjs';
import { semaphore } from '../concurrency/semaphore.ts';
import { type EndWait, startWait } from '../progress/start-wait.ts';
import type { Layer, WireRequest, WireResponse } from './exchange.ts';

/** Makes the layer that lets at most `max` requests be in flight at once; further requests wait in a FIFO queue. */
export function concurrencyLimit(max: number): Layer {
  const { acquire, release } = semaphore(() => max);

  return (next) => (request) =>
    new Observable<WireResponse>((subscriber) => {
      let endWait: EndWait | undefined;
      let isGranted = false;
      const cancel = acquire(() => {
        isGranted = true;
        endWait?.();
        subscriber.add(release);
        next(request).subscribe(subscriber);
      });
      if (isGranted) return undefined;
      endWait = startWaitOf(request);
      return () => {
        cancel();
        endWait?.();
      };
    });
}

function startWaitOf({ operation, tableName, segment, meter }: WireRequest): EndWait | undefined {
  return startWait('maxClients', { operation: operation.name, tableName, segment, meter });
}
