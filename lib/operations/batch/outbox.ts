import { type Observable, Subscription } from 'rxjs';
import { correspondence } from './correspondence.ts';
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
  const letters = correspondence<E, V>();
  const waiting = waitingRoom<E>(limits, linger, dispatch);
  const busy = new Set<string>();
  const deliveries = new Subscription();
  let active = 0;

  function dispatch(): void {
    while (active < concurrency && !deliveries.closed) {
      const batch = waiting.take(busy, letters.open() >= capacity);
      if (batch === undefined) break;
      active++;
      for (const { id } of batch) busy.add(id);
      deliveries.add(send(batch).subscribe({ next: settle, complete: finish }));
    }
  }

  function settle(answers: readonly Answer<E, V>[]): void {
    for (const answer of answers) {
      busy.delete(answer.element.id);
      letters.answer(answer);
    }
    dispatch();
  }

  function finish(): void {
    active--;
    dispatch();
  }

  function post(element: E): Observable<Answer<E, V>> {
    return letters.ask(element, () => {
      waiting.add(element);
      dispatch();
    });
  }

  deliveries.add(waiting.close);
  return { post, hurry: waiting.hurry, close: () => deliveries.unsubscribe() };
}
