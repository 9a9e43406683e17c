import { catchError, type Observable, throwError } from 'rxjs';
import type { CallOptions } from '../call/call.ts';
import { addRequestsToReasons } from '../errors/cancelled-requests.ts';
import { withSignal } from '../options/signal.ts';

/**
 * Sends a transaction, and adds to each reason for which it was cancelled the request that it is about.
 *
 * The reason of a signal is not changed, though it may be the error of another transaction.
 */
export function withCancelledRequests<Output>(
  requests: readonly object[] | undefined,
  options: CallOptions | undefined,
  send: (options: CallOptions) => Observable<Output>,
): Observable<Output> {
  const output$ = send({ ...options, signal: undefined }).pipe(
    catchError((error: unknown) => throwError(() => addRequestsToReasons(error, requests ?? []))),
  );
  return withSignal(output$, options?.signal);
}
