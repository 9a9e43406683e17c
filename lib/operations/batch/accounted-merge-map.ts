import { defer, map, type Observable, type OperatorFunction } from 'rxjs';
import { pacedMergeMap } from '../../backpressure/paced-merge-map.ts';

/**
 * Makes the result of a value from its answer, or throws the error with which the stream fails.
 *
 * `unfinished` returns this value and then all others that were taken and have no result yet.
 */
export type Settle<T, A, R> = (value: T, answer: A, unfinished: () => readonly T[]) => R;

/** Does what `pacedMergeMap` does where inner streams give one answer each, and keeps account of the values without one. */
export function accountedMergeMap<T, A, R>(
  project: (value: T) => Observable<A>,
  concurrency: number,
  settle: Settle<T, A, R>,
): OperatorFunction<T, R> {
  return (source) =>
    defer(() => {
      const open = new Set<{ readonly value: T }>();
      const enter = (value: T) => {
        const account = { value };
        open.add(account);
        return account;
      };
      return source.pipe(
        map(enter),
        pacedMergeMap(
          (account) =>
            project(account.value).pipe(
              map((answer) => {
                open.delete(account);
                return settle(account.value, answer, () => [account, ...open].map(({ value }) => value));
              }),
            ),
          concurrency,
        ),
      );
    });
}
