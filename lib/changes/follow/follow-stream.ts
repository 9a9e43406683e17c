import type { Observable } from 'rxjs';
import type { Item } from '../../api/values.ts';
import { IterableObservable } from '../../backpressure/iterable-observable.ts';
import type { PipelineIterator } from '../../backpressure/to-async-iterable.ts';
import type { FollowBatch, FollowEvent } from './follow-event.ts';

/** The members of a `FollowStream` that an Observable does not have. */
export interface FollowBatched<T> extends AsyncIterable<FollowEvent<T>> {
  /** Streams the items and the changes in batches: those of one page of the scan, or of one page of a shard. */
  batches(): Observable<FollowBatch<T>> & AsyncIterable<FollowBatch<T>>;
  /** Pulls one event for each step of `for await`. */
  [Symbol.asyncIterator](): PipelineIterator<FollowEvent<T>>;
}

/** An Observable of the items and the changes of a table, which is also async-iterable and can emit batches instead. */
export type FollowStream<T = Item> = Observable<FollowEvent<T>> & FollowBatched<T>;

class FollowObservable<T> extends IterableObservable<FollowEvent<T>> implements FollowBatched<T> {
  readonly #batches: Observable<FollowBatch<T>>;

  constructor(events: Observable<FollowEvent<T>>, batches: Observable<FollowBatch<T>>) {
    super(events);
    this.#batches = batches;
  }

  batches(): Observable<FollowBatch<T>> & AsyncIterable<FollowBatch<T>> {
    return new IterableObservable(this.#batches);
  }
}

/** Makes a `FollowStream`. */
export function followStream<T>(
  events: Observable<FollowEvent<T>>,
  batches: Observable<FollowBatch<T>>,
): FollowStream<T> {
  return new FollowObservable(events, batches);
}
