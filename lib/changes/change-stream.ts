import type { Observable } from 'rxjs';
import type { Item } from '../api/values.ts';
import { IterableObservable } from '../backpressure/iterable-observable.ts';
import type { ItemsOf } from '../backpressure/paginate.ts';
import type { PipelineIterator } from '../backpressure/to-async-iterable.ts';
import type { Change } from './change.ts';
import type { ChangeBatch } from './change-batch.ts';
import type { ShardPage } from './shard-reader.ts';

/** The members of a `ChangeStream` that an Observable does not have. */
export interface Batched<T> extends AsyncIterable<Change<T>> {
  /** Streams the changes in batches, each of one shard and in order, of up to 1,000 changes and 1 MB. */
  batches(): Observable<ChangeBatch<T>> & AsyncIterable<ChangeBatch<T>>;
  /** Pulls one change for each step of `for await`. */
  [Symbol.asyncIterator](): PipelineIterator<Change<T>>;
}

/** An Observable of changes, which is also async-iterable and can emit batches instead. */
export type ChangeStream<T = Item> = Observable<Change<T>> & Batched<T>;

/** What a stream emits, and its consumer acknowledges. */
export type Unit = 'change' | 'batch';

/** Makes an Observable of what `elements` returns for each page. */
export type PageSource<T> = <E>(elements: ItemsOf<ShardPage<T>, E>, unit: Unit) => Observable<E>;

class ChangeObservable<T> extends IterableObservable<Change<T>> implements Batched<T> {
  readonly #source: PageSource<T>;

  constructor(source: PageSource<T>) {
    super(source(({ batch }) => batch.changes, 'change'));
    this.#source = source;
  }

  batches(): Observable<ChangeBatch<T>> & AsyncIterable<ChangeBatch<T>> {
    const batchesOf = ({ batch }: ShardPage<T>) => (batch.changes.length > 0 ? [batch] : []);
    return new IterableObservable(this.#source(batchesOf, 'batch'));
  }
}

/**
 * Makes a `ChangeStream`.
 *
 * Its type is an intersection rather than a class, because TypeScript infers no element type from a class in
 * `firstValueFrom(db.changes(…))`.
 */
export function changeStream<T>(source: PageSource<T>): ChangeStream<T> {
  return new ChangeObservable(source);
}
