import { defer, type Observable, tap } from 'rxjs';
import { DynamoDBError } from '../errors/dynamodb-error.ts';
import type { RetryableKind } from '../errors/retryable.ts';
import type { Exchange, WireRequest, WireResponse } from '../transport/exchange.ts';

/** Sends the same request on each subscription, as the next attempt of one call, for a caller that retries it. */
export function resend(
  exchange: Exchange,
  newRequest: () => WireRequest,
  callerRetries: () => readonly RetryableKind[],
): Observable<WireResponse> {
  let request: WireRequest | undefined;
  let attempts = 0;
  return defer(() => {
    request ??= newRequest();
    return exchange({ ...request, attempt: attempts + 1, callerRetries: callerRetries() });
  }).pipe(
    tap({
      error: (error: unknown) => {
        attempts += (error instanceof DynamoDBError ? error.attempts : undefined) ?? 1;
      },
    }),
  );
}
