import { Observable, type Subscriber } from 'rxjs';
import type { Answer } from './turn.ts';

/** Brings answers to those who asked. */
export interface Correspondence<E, V> {
  /** Asks about an element on subscription, by `send`, and emits its answer. */
  ask(element: E, send: () => void): Observable<Answer<E, V>>;
  answer(answer: Answer<E, V>): void;
  /** How many have asked and got no answer yet. */
  open(): number;
}

/** Makes a correspondence in which nobody has asked anything. */
export function correspondence<E, V>(): Correspondence<E, V> {
  const askers = new Map<E, Subscriber<Answer<E, V>>>();
  return {
    ask: (element, send) =>
      new Observable((asker) => {
        askers.set(element, asker);
        send();
      }),
    answer(answer) {
      const asker = askers.get(answer.element);
      askers.delete(answer.element);
      asker?.next(answer);
      asker?.complete();
    },
    open: () => askers.size,
  };
}
