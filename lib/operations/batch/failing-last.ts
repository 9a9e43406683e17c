import { catchError, concat, defer, EMPTY, type Observable, type OperatorFunction, throwError } from 'rxjs';

/** Lets an operator finish with what it has taken before a failure of its source goes on downstream. */
export function failingLast<T, R>(operator: OperatorFunction<T, R>): OperatorFunction<T, R> {
  return (source) =>
    defer(() => {
      let failure: Observable<never> = EMPTY;
      const ending = source.pipe(
        catchError((error: unknown) => {
          failure = throwError(() => error);
          return EMPTY;
        }),
      );
      return concat(
        ending.pipe(operator),
        defer(() => failure),
      );
    });
}
