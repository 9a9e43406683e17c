import { Observable, type Subscriber, Subscription } from 'rxjs';
import type { Limits, Packable } from './pack.ts';
import type { Answer } from './turn.ts';
import { waitingRoom } from './waiting-room.ts';

/** How an outbox sends what is posted. */
export interface Delivery<E, V> {
  /** Sends a batch and answers each of its elements. */
  readonly send: (elements: readonly E[]) => Observable<Answer<E, V>>;
  readonly limits: Limits;
  /** How many batches are on their way at once. */
  readonly concurrency: number;
  /** How long a batch that is not full waits for more, in milliseconds. */
  readonly linger: number;
  /** How many elements may be unanswered; with so many, there is nothing more to wait for. */
  readonly capacity: number;
}

/** Collects elements into batches and sends these, several at a time. */
export interface Outbox<E, V> {
  /** Posts an element on subscription, and emits its answer. */
  post(element: E): Observable<Answer<E, V>>;
  /** Sends what waits at once: nothing more will be posted. */
  flush(): void;
  /** Aborts everything. */
  close(): void;
}

/** Makes an empty outbox. */
export function outbox<E extends Packable, V>(delivery: Delivery<E, V>): Outbox<E, V> {
  const { send, limits, concurrency, linger, capacity } = delivery;
  const senders = new Map<E, Subscriber<Answer<E, V>>>();
  const busy = new Set<string>();
  const deliveries = new Subscription();
  const waiting = waitingRoom<E>(limits, linger, dispatch);
  let active = 0;
  let isLast = false;

  function dispatch(): void {
    while (active < concurrency && !deliveries.closed) {
      const batch = waiting.take(busy, isLast || senders.size >= capacity);
      if (batch === undefined) break;
      start(batch);
    }
  }

  function start(batch: readonly E[]): void {
    active++;
    for (const { id } of batch) busy.add(id);
    const complete = () => {
      active--;
      dispatch();
    };
    deliveries.add(send(batch).subscribe({ next: settle, complete }));
  }

  function settle(answer: Answer<E, V>): void {
    const sender = senders.get(answer.element);
    senders.delete(answer.element);
    busy.delete(answer.element.id);
    sender?.next(answer);
    sender?.complete();
    dispatch();
  }

  return {
    post: (element) =>
      new Observable((sender) => {
        senders.set(element, sender);
        waiting.add(element);
        dispatch();
      }),
    flush() {
      isLast = true;
      dispatch();
    },
    close() {
      deliveries.unsubscribe();
      waiting.close();
    },
  };
}
