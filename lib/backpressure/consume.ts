import type { Observable } from 'rxjs';
import { Boundary } from './boundary.ts';

/** A consumer of a pipeline outside of RxJS: a loop, a Node stream, a web stream. */
export interface Consumer<T> {
  /** Receives a value, and returns whether it wants another one now; calling `pull()` meanwhile has the same effect. */
  readonly next: (value: T) => boolean;
  readonly error: (error: unknown) => void;
  readonly complete: () => void;
}

/** How a consumer controls the pipeline. */
export interface Consumption {
  /** Requests a value; the first call subscribes. */
  pull(): void;
  /** Unsubscribes, which aborts the request in flight; later pulls have no effect. */
  close(): void;
}

/** Makes the boundary between a pipeline and a consumer that pulls. */
export function consume<T>(source: Observable<T>, consumer: Consumer<T>): Consumption {
  let isWanted = false;
  let isSubscribed = false;
  const boundary = new Boundary<T>({
    hasRoom: () => isWanted,
    next: (value) => {
      isWanted = false; // Before the value is delivered, because the consumer may pull the next one meanwhile.
      if (!consumer.next(value)) return;
      isWanted = true;
      // Resumes a source that began to wait during `consumer.next()`.
      boundary.release();
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
      boundary.unsubscribe();
    },
  };
}
