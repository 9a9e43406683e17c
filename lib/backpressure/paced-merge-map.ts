import { Observable, type ObservableInput, type OperatorFunction } from 'rxjs';
import { checkConcurrency } from './concurrency.ts';
import { PacedMerge } from './paced-merge.ts';

/**
 * Does what `mergeMap` does, and holds the sources above it back while `concurrency` inner streams are busy.
 *
 * Every rxdynamo source above stops delivering and stops requesting meanwhile, through any synchronous operators in
 * between (`filter`, `map`, `bufferCount`, `merge`, `concat`, `retry` …), so that memory stays flat however slow the
 * inner streams are. Boundaries in a row pass demand on: room here counts only while there is room downstream.
 *
 * An error of an inner stream arrives at once. An error of the source arrives once every value that came before it has
 * been worked off, so that going on from what the error says (`resumeKey`, `checkpoint`) loses nothing. An inner stream
 * that never ends holds it up for ever: bound such work with RxJS's `timeout`.
 *
 * @param project makes the inner stream of a value: an Observable, a promise, an (async) iterable
 * @param concurrency how many inner streams run at once: a positive integer or Infinity
 * @throws InvalidOptionError if `concurrency` is neither
 * @example
 * db.scan({ TableName: 'Music' }).pipe(bufferCount(25), pacedMergeMap((songs) => index(songs), 4));
 */
export function pacedMergeMap<T, R>(
  project: (value: T, index: number) => ObservableInput<R>,
  concurrency: number,
): OperatorFunction<T, R> {
  return pacedMerge(project, concurrency, 0);
}

/** Does what `pacedMergeMap` does, and lets so many values be queued before the sources above are held back. */
export function pacedMerge<T, R>(
  project: (value: T, index: number) => ObservableInput<R>,
  concurrency: number,
  reserve: number,
): OperatorFunction<T, R> {
  checkConcurrency(concurrency);
  return (source) =>
    new Observable((subscriber) =>
      new PacedMerge(project, concurrency, reserve, subscriber).subscribeTo(source),
    );
}
