import { catchError, type Observable, throwError } from 'rxjs';
import { withRequests } from '../errors/cancelled.ts';

/** Puts the reasons for which a transaction is cancelled next to the requests that they are about. */
export function explained<Output>(
  requests: readonly object[] | undefined,
  output$: Observable<Output>,
): Observable<Output> {
  return output$.pipe(catchError((error: unknown) => throwError(() => withRequests(error, requests ?? []))));
}
