import { Observable, type Subscriber, Subscription } from 'rxjs';
import type { Limits, Packable } from './pack.ts';
import type { Answer } from './turn.ts';
import { waitingRoom } from './waiting-room.ts';

/** How an outbox sends what is posted. */
export interface Delivery<E, V> {
  /** Sends a batch, and answers each of its elements, one or more at a time. */
  readonly send: (elements: readonly E[]) => Observable<readonly Answer<E, V>[]>;
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
  /** Lets no batch wait for more any longer. */
  hurry(): void;
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
  let isSettling = false;

  function dispatch(): void {
    while (active < concurrency && !isSettling && !deliveries.closed) {
      const batch = waiting.take(busy, senders.size >= capacity);
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

  /** All answers first: what they make room for may fit into one batch. */
  function settle(answers: readonly Answer<E, V>[]): void {
    isSettling = true;
    for (const answer of answers) {
      const sender = senders.get(answer.element);
      senders.delete(answer.element);
      busy.delete(answer.element.id);
      sender?.next(answer);
      sender?.complete();
    }
    isSettling = false;
    dispatch();
  }

  return {
    post: (element) =>
      new Observable((sender) => {
        senders.set(element, sender);
        waiting.add(element);
        dispatch();
      }),
    hurry: waiting.hurry,
    close() {
      deliveries.unsubscribe();
      waiting.close();
    },
  };
}
