import { AsyncLocalStorage } from 'node:async_hooks';
import type { Cancel } from '../backpressure/demand.ts';

/** The permit of one request in flight. It is released once, in one of three ways. */
export interface Place {
  /** The request has succeeded. */
  readonly succeed: () => void;
  /** The request was throttled. */
  readonly yield: () => void;
  /** The request ended in another way, which does not change the size of the window. */
  readonly leave: () => void;
}

/** Limits how many requests are in flight. */
export interface CongestionWindow {
  /** Calls `start` with a permit as soon as there is one, synchronously if there is one now. */
  readonly enter: (start: (place: Place) => void) => Cancel;
  /** Gives no more permits. */
  readonly close: () => void;
}

/**
 * Makes a window of requests in flight with additive increase and multiplicative decrease (AIMD).
 *
 * A throttle halves it, down to one request; as many successes as its size add about one, up to `most`. Throttles of
 * requests that were in flight together count as one, because all of them were sent before the first was known.
 */
export function congestionWindow(most: number): CongestionWindow {
  const waiting = new Set<() => void>();
  let size = most;
  let active = 0;
  let reductions = 0;
  let isClosed = false;

  const hasRoom = () => !isClosed && active < Math.floor(size);

  function newPlace(): Place {
    const seen = reductions;
    let isLeft = false;
    const leaving = (adjust: () => void) => () => {
      if (isLeft) return;
      isLeft = true;
      active--;
      adjust();
      admitNext();
    };
    return {
      succeed: leaving(() => {
        size = Math.min(most, size + 1 / size);
      }),
      yield: leaving(() => {
        if (seen !== reductions) return;
        size = Math.max(1, size / 2);
        reductions++;
      }),
      leave: leaving(() => {}),
    };
  }

  function admitNext(): void {
    for (const start of waiting) {
      if (!hasRoom()) return;
      waiting.delete(start);
      start();
    }
  }

  return {
    enter(start) {
      const take = () => {
        active++;
        start(newPlace());
      };
      if (hasRoom()) {
        take();
        return () => {};
      }
      const takeLater = AsyncLocalStorage.bind(take);
      waiting.add(takeLater);
      return () => waiting.delete(takeLater);
    },
    close() {
      isClosed = true;
      waiting.clear();
    },
  };
}
