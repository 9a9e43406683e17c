import { defer, type Observable, of, throwError } from 'rxjs';
import { paginate } from '../backpressure/paginate.ts';

/** How many values are taken from an iterator at once: enough that the cost of a batch does not show. */
const batchSize = 64;

/** Values that were taken at once, and whether that was all. */
interface Batch<T> {
  readonly values: readonly T[];
  readonly isLast: boolean;
}

/**
 * Emits the values of a generator while there is demand for them.
 *
 * It is `pacedFrom` with batches: a source of single values costs several times as much as decoding one. An error of the
 * generator arrives after the values before it.
 */
export function pacedValues<T>(generator: Generator<T, void>): Observable<T> {
  return defer(() => {
    let failure: { readonly error: unknown } | undefined;
    const fetch = (): Observable<Batch<T>> => {
      if (failure !== undefined) {
        const { error } = failure;
        return throwError(() => error);
      }
      const values: T[] = [];
      try {
        while (values.length < batchSize) {
          const { done, value } = generator.next();
          if (done) return of({ values, isLast: true });
          values.push(value);
        }
      } catch (error) {
        failure = { error };
      }
      return of({ values, isLast: false });
    };
    const next = ({ isLast }: Batch<T>) => (isLast ? undefined : true);
    return paginate({ fetch, next }, ({ values }) => values);
  });
}
