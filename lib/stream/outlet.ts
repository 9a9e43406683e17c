import { EMPTY, type Observable, type Subscription } from 'rxjs';
import { gate } from './gate.ts';

/** What takes a pipeline's values out of RxJS, as far as the pipeline is concerned. */
export interface Outlet<T> {
  /** Takes a value, and tells whether another is wanted. */
  readonly next: (value: T) => boolean;
  readonly error: (error: unknown) => void;
  readonly complete: () => void;
}

/** The handle of an outlet. */
export interface Tap {
  /** Wants values until the outlet says otherwise; the first time, this subscribes. */
  pull(): void;
  /** Unsubscribes, which aborts the request in flight; nothing can be pulled after that. */
  close(): void;
}

/** Makes the boundary between a pipeline and a consumer that is not an Observer: a loop, a Node stream, a web stream. */
export function tapInto<T>(source: Observable<T>, outlet: Outlet<T>): Tap {
  let isWanted = false;
  let subscription: Subscription | undefined;
  const room = gate(() => isWanted);
  const observer = {
    next: (value: T) => {
      room.arrive();
      isWanted = outlet.next(value);
    },
    error: outlet.error,
    complete: outlet.complete,
  };
  return {
    pull: () => {
      isWanted = true;
      subscription ??= room.admit(() => source.subscribe(observer));
      room.release();
    },
    close: () => {
      subscription ??= EMPTY.subscribe();
      subscription.unsubscribe();
    },
  };
}
