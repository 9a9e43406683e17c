import { AsyncLocalStorage } from 'node:async_hooks';
import type { Cancel } from '../backpressure/demand.ts';

/** A request's place among those under way. It is left once, in one of three ways. */
export interface Place {
  /** The request has succeeded. */
  readonly succeed: () => void;
  /** The request was throttled. */
  readonly yield: () => void;
  /** The request ended in another way, which says nothing about how many there should be. */
  readonly leave: () => void;
}

/** Decides how many requests may be under way. */
export interface CongestionWindow {
  /** Calls `start` as soon as there is a place, at once if there is. */
  readonly enter: (start: (place: Place) => void) => Cancel;
  /** Lets nobody in any more. */
  readonly close: () => void;
}

/**
 * Makes a window that opens slowly and closes fast: additive increase, multiplicative decrease.
 *
 * A throttle halves it, down to one place; as many successes as it has places add about one, up to `most`. Requests that were
 * under way together count as one throttle, because none of them could know of the others'.
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
