import { Observable } from 'rxjs';
import type { Elements } from './follow.ts';
import type { Page } from './page.ts';
import { iterate } from './to-async-iterable.ts';

/** Subscribes to paged answers and delivers whichever elements of the pages are asked for. */
export type PageSource<P> = <T>(elements: Elements<P, T>) => Observable<T>;

/**
 * An Observable of all elements of a paged answer, which is also async-iterable and can give its pages instead.
 *
 * Cold: nothing is sent before somebody subscribes, and each subscription starts anew. Unsubscribing aborts the request
 * in flight.
 */
export class ItemStream<T, P = Page<T>> extends Observable<T> implements AsyncIterable<T> {
  readonly #source: PageSource<P>;

  constructor(source: PageSource<P>, elements: Elements<P, T>) {
    const items = source(elements);
    super((subscriber) => items.subscribe(subscriber));
    this.#source = source;
  }

  /** The pages as the service answered them, each with its key, its counts and its consumed capacity. */
  pages(): Observable<P> {
    return this.#source((page) => [page]);
  }

  /** Pulls one value for each step of `for await`, and never runs ahead. */
  [Symbol.asyncIterator](): AsyncIterator<T, undefined> {
    return iterate(this);
  }
}
