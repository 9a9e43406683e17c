import { type Observable, share, switchMap, tap } from 'rxjs';

/** Subscribes to what is made of the value that was learned. */
export type WithLearned<T> = <R>(use: (value: T) => Observable<R>) => Observable<R>;

/** Learns a value when it is first needed, and keeps it; a failure is told to those who waited, and not kept. */
export function learnOnce<T extends object>(source: Observable<T>): WithLearned<T> {
  let known: T | undefined;
  const learning = source.pipe(
    tap((value) => {
      known = value;
    }),
    share(),
  );
  return (use) => (known === undefined ? learning.pipe(switchMap(use)) : use(known));
}
