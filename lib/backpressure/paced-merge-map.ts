import { Observable, type ObservableInput, type OperatorFunction } from 'rxjs';
import { positiveOrInfinity } from '../options/positive.ts';
import { ownSubscriber } from './own-subscriber.ts';
import { PacedMerge } from './paced-merge.ts';

/**
 * `mergeMap` with backpressure: pauses the sources above it while `concurrency` inner streams are active.
 *
 * Meanwhile every rxdynamo source above stops delivering and stops requesting, except the pages that its `prefetch` allows.
 * That works through synchronous operators in between (`filter`, `map`, `bufferCount`, `merge`, `concat`,
 * `retry` …), so that memory stays flat however slow the inner streams are. docs/backpressure.md lists the operators through which
 * sources read ahead. Boundaries in a row pass demand on: this one has room only while the next one downstream has room.
 *
 * An error of an inner stream arrives at once. An error of the source arrives once the inner streams of all values before
 * it have completed, so that resuming from what the error says (`resumeKey`, `checkpoint`) loses nothing. An inner stream
 * that never completes delays that error for ever: bound such work with RxJS's `timeout`.
 *
 * @param project makes the inner stream of a value: an Observable, a promise, an (async) iterable
 * @param concurrency how many inner streams run at once: a positive integer or Infinity
 * @throws InvalidOptionError if `concurrency` is neither
 * @example
 * db.scan<Song>({ TableName: 'Music' })
 *   .pipe(bufferCount(25), pacedMergeMap((songs) => indexSongs(songs), 4))
 *   .subscribe();
 */
export function pacedMergeMap<T, R>(
  project: (value: T, index: number) => ObservableInput<R>,
  concurrency: number,
): OperatorFunction<T, R> {
  return pacedMerge(project, concurrency, 0);
}

/** `pacedMergeMap` that queues up to `reserve` values before it pauses the sources above. */
export function pacedMerge<T, R>(
  project: (value: T, index: number) => ObservableInput<R>,
  concurrency: number,
  reserve: number,
): OperatorFunction<T, R> {
  positiveOrInfinity('concurrency', concurrency);
  return (source) =>
    new Observable((subscriber) =>
      new PacedMerge(project, concurrency, reserve, ownSubscriber(subscriber)).subscribeTo(source),
    );
}
