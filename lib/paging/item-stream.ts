import type { Observable } from 'rxjs';
import { IterableObservable } from '../backpressure/iterable-observable.ts';
import type { ItemsOf } from '../backpressure/paginate.ts';
import type { PipelineIterator } from '../backpressure/to-async-iterable.ts';
import type { Page } from './page.ts';

/** Makes an Observable of what `elements` returns for each page. */
export type PageSource<P> = <T>(elements: ItemsOf<P, T>) => Observable<T>;

/** The members of an `ItemStream` that an Observable does not have. */
export interface Paged<T, P> extends AsyncIterable<T> {
  /** Streams the pages as the service returned them, each with its key, its counts and its consumed capacity. */
  pages(): Observable<P> & AsyncIterable<P>;
  /** Pulls one value for each step of `for await`; between steps, only what `prefetch` allows is requested. */
  [Symbol.asyncIterator](): PipelineIterator<T>;
}

/**
 * An Observable of the items of all pages, which is also async-iterable and can emit the pages instead.
 *
 * Cold: nothing is sent before somebody subscribes, and each subscription starts anew. Unsubscribing aborts the request
 * in flight.
 */
export type ItemStream<T, P = Page<T>> = Observable<T> & Paged<T, P>;

class PagedObservable<T, P> extends IterableObservable<T> implements Paged<T, P> {
  readonly #source: PageSource<P>;

  constructor(source: PageSource<P>, elements: ItemsOf<P, T>) {
    super(source(elements));
    this.#source = source;
  }

  pages(): ItemStream<P, P> {
    return new PagedObservable(this.#source, (page) => [page]);
  }
}

/**
 * Makes an `ItemStream`.
 *
 * Its type is an intersection rather than a class, because TypeScript infers no item type from a class in
 * `firstValueFrom(db.scan(…))`.
 */
export function itemStream<T, P = Page<T>>(source: PageSource<P>, elements: ItemsOf<P, T>): ItemStream<T, P> {
  return new PagedObservable(source, elements);
}
