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
 * The reference for `pacedMergeMap`: stock `mergeMap`, but an error of the source is delayed until the inner streams of all
 * values before it have completed. An error of an inner stream arrives at once, as in `mergeMap`.
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
