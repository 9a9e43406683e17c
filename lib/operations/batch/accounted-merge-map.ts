import { catchError, defer, map, type Observable, type OperatorFunction, tap, throwError } from 'rxjs';
import { pacedMergeMap } from '../../stream/paced-merge-map.ts';

/**
 * Does what `pacedMergeMap` does with inner streams of one result each, and keeps account of the values without one.
 *
 * When an inner stream fails, so does the whole, with the error that `abandon` makes of all values that were taken and
 * have no result; the first is the one whose inner stream failed.
 */
export function accountedMergeMap<T, R>(
  project: (value: T) => Observable<R>,
  concurrency: number,
  abandon: (unfinished: readonly T[], cause: unknown) => Error,
): OperatorFunction<T, R> {
  return (source) =>
    defer(() => {
      const open = new Set<{ readonly value: T }>();
      return source.pipe(
        map((value) => {
          const account = { value };
          open.add(account);
          return account;
        }),
        pacedMergeMap(
          (account) =>
            project(account.value).pipe(
              tap(() => open.delete(account)),
              catchError((cause: unknown) => {
                open.delete(account);
                const unfinished = [account, ...open].map(({ value }) => value);
                return throwError(() => abandon(unfinished, cause));
              }),
            ),
          concurrency,
        ),
      );
    });
}
