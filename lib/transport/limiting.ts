import { AsyncLocalStorage } from 'node:async_hooks';
import { Observable } from 'rxjs';
import type { Layer, WireResponse } from './exchange.ts';

/** Lets at most `max` requests be in flight at once; the others wait in the order in which they came. */
export function limiting(max: number): Layer {
  const waiting = new Set<() => void>();
  let active = 0;

  return (next) => (request) =>
    new Observable<WireResponse>((subscriber) => {
      const start = () => {
        active++;
        subscriber.add(release);
        next(request).subscribe(subscriber);
      };
      if (active < max) return start();
      const startLater = AsyncLocalStorage.bind(start);
      waiting.add(startLater);
      subscriber.add(() => waiting.delete(startLater));
    });

  function release(): void {
    active--;
    const [start] = waiting;
    if (start === undefined) return;
    waiting.delete(start);
    start();
  }
}
