import { Observable } from 'rxjs';
import type { Layer } from './exchange.ts';

/** Makes the layer that counts the requests of streams whose progress is measured, and the time that they are in flight. */
export const measureRequests: Layer = (next) => (request) => {
  const { meter, body, attempt } = request;
  if (meter === undefined) return next(request);
  return new Observable((subscriber) => {
    subscriber.add(meter.startRequest(body.length, attempt > 1));
    return next(request).subscribe(subscriber);
  });
};
