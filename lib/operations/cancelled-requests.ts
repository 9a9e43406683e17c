import { catchError, type Observable, throwError } from 'rxjs';
import { addRequestsToReasons } from '../errors/cancelled-requests.ts';

/** Adds to each reason for which a transaction was cancelled the request that it is about. */
export function withCancelledRequests<Output>(
  requests: readonly object[] | undefined,
  output$: Observable<Output>,
): Observable<Output> {
  return output$.pipe(
    catchError((error: unknown) => throwError(() => addRequestsToReasons(error, requests ?? []))),
  );
}
