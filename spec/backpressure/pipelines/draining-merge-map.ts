import {
  catchError,
  concat,
  defer,
  EMPTY,
  mergeMap,
  type Observable,
  type OperatorFunction,
  throwError,
} from 'rxjs';

/**
 * What `pacedMergeMap` is compared with: stock `mergeMap`, but an error of the source waits until everything that came
 * before it has been worked off. An error of the work arrives at once, as in `mergeMap`.
 */
export function drainingMergeMap<T, R>(
  project: (value: T) => Observable<R>,
  concurrency: number,
): OperatorFunction<T, R> {
  return (source) =>
    defer(() => {
      let failure: Observable<never> = EMPTY;
      const worked = source.pipe(
        catchError((error: unknown) => {
          failure = throwError(() => error);
          return EMPTY;
        }),
        mergeMap(project, concurrency),
      );
      return concat(
        worked,
        defer(() => failure),
      );
    });
}
