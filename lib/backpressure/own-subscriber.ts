import { Subscriber } from 'rxjs';

/**
 * Returns the subscriber itself, or one of this copy of RxJS that leads to it, if it is of another copy.
 *
 * A subscriber keeps each subscription of another copy that is added to it until it ends itself, so that an operator would
 * hold all the inner streams that it ever had.
 */
export function ownSubscriber<T>(subscriber: Subscriber<T>): Subscriber<T> {
  return subscriber instanceof Subscriber ? subscriber : new Subscriber(subscriber);
}
