import { catchError, type Observable, throwError } from 'rxjs';
import { addRequestsToReasons } from '../errors/cancelled-requests.ts';

/** Puts the reasons for which a transaction is cancelled next to the requests that they are about. */
export function withCancelledRequests<Output>(
  requests: readonly object[] | undefined,
  output$: Observable<Output>,
): Observable<Output> {
  return output$.pipe(
    catchError((error: unknown) => throwError(() => addRequestsToReasons(error, requests ?? []))),
  );
}
