import { type Subscription, timer } from 'rxjs';
import { type Limits, type Packable, pack } from './pack.ts';

/** Where elements wait until there are enough for a batch, or until they have waited long enough. */
export interface WaitingRoom<E> {
  add(element: E): void;
  /** Lets nothing wait any longer than the moment in which it is added. */
  hurry(): void;
  /**
   * Takes the next batch, if one is ready.
   *
   * @param busy the keys that are on their way
   * @param isPressed whether to take what there is, because no more can come
   */
  take(busy: ReadonlySet<string>, isPressed: boolean): readonly E[] | undefined;
  /** Stops the clock. */
  close(): void;
}

/** Makes an empty room, which tells when a batch has become ready by waiting for `linger` milliseconds. */
export function waitingRoom<E extends Packable>(
  limits: Limits,
  linger: number,
  onReady: () => void,
): WaitingRoom<E> {
  let span = linger;
  let waiting: E[] = [];
  let due: ReadonlySet<E> = new Set();
  let clock: Subscription | undefined;

  function wind(): void {
    clock ??= timer(span).subscribe(ring);
  }

  function ring(): void {
    clock = undefined;
    due = new Set(waiting);
    onReady();
  }

  function close(): void {
    clock?.unsubscribe();
    clock = undefined;
  }

  return {
    add(element) {
      waiting.push(element);
      wind();
    },
    hurry() {
      span = 0;
      close();
      if (waiting.length > 0) wind();
    },
    take(busy, isPressed) {
      const { batch, rest, isFull } = pack(waiting, limits, busy);
      const isReady = isFull || isPressed || batch.some((element) => due.has(element));
      if (batch.length === 0 || !isReady) return undefined;
      waiting = rest;
      if (waiting.length === 0) close();
      return batch;
    },
    close,
  };
}
