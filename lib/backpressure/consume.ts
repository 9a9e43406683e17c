import type { Observable } from 'rxjs';
import { Boundary } from './boundary.ts';

/** What takes a pipeline's values out of RxJS: a loop, a Node stream, a web stream. */
export interface Consumer<T> {
  /** Takes a value, and returns whether another is wanted already; a `pull()` meanwhile says so too. */
  readonly next: (value: T) => boolean;
  readonly error: (error: unknown) => void;
  readonly complete: () => void;
}

/** What a consumer does to the pipeline. */
export interface Consumption {
  /** Wants a value; the first time, this subscribes. */
  pull(): void;
  /** Unsubscribes, which aborts the request in flight; nothing can be pulled after that. */
  close(): void;
}

/** Makes the boundary between a pipeline and a consumer that pulls. */
export function consume<T>(source: Observable<T>, consumer: Consumer<T>): Consumption {
  let isWanted = false;
  let isSubscribed = false;
  const boundary = new Boundary<T>({
    hasRoom: () => isWanted,
    next: (value) => {
      isWanted = false; // Before the value is handed over, since the consumer may pull the next one meanwhile.
      if (consumer.next(value)) isWanted = true;
    },
    error: consumer.error,
    complete: consumer.complete,
  });
  return {
    pull: () => {
      isWanted = true;
      if (isSubscribed) boundary.release();
      else {
        isSubscribed = true;
        boundary.subscribeTo(source);
      }
    },
    close: () => {
      isSubscribed = true;
      boundary.leave();
    },
  };
}
