import { alarm } from './alarm.ts';
import { type Limits, type Packable, pack } from './pack.ts';

/** Where elements wait until there are enough for a batch, or until they have waited long enough. */
export interface WaitingRoom<E> {
  add(element: E): void;
  /**
   * Takes the next batch, if one is ready.
   *
   * @param busy the keys that are on their way
   * @param isPressed whether to take what there is, because no more can come
   */
  take(busy: ReadonlySet<string>, isPressed: boolean): readonly E[] | undefined;
  /** Lets elements wait only for those that are added in the same moment, from now on. */
  hurry(): void;
  /** Lets nobody know any more that elements have waited long enough. */
  close(): void;
}

/** Makes an empty room, which tells when elements have waited for `linger` milliseconds. */
export function waitingRoom<E extends Packable>(
  limits: Limits,
  linger: number,
  onReady: () => void,
): WaitingRoom<E> {
  let waiting: E[] = [];
  let due: ReadonlySet<E> = new Set();
  const clock = alarm(linger, () => {
    due = new Set(waiting);
    onReady();
  });

  return {
    add(element) {
      waiting.push(element);
      clock.wind();
    },
    take(busy, isPressed) {
      const { batch, rest, isFull } = pack(waiting, limits, busy);
      const isReady = isFull || isPressed || batch.some((element) => due.has(element));
      if (batch.length === 0 || !isReady) return undefined;
      waiting = rest;
      if (waiting.length === 0) clock.stop();
      return batch;
    },
    hurry: clock.hurry,
    close: clock.stop,
  };
}
