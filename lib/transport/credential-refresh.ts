import { Observable } from 'rxjs';
import { ServiceError } from '../errors/service-error.ts';
import type { Layer } from './exchange.ts';
import { toDynamoDBError } from './to-dynamodb-error.ts';

/** What the service says to credentials that were good once: they expired, or were revoked and replaced. */
const rejections = new Set(['ExpiredTokenException', 'UnrecognizedClientException']);

/**
 * Has the credentials renewed when the service rejects them, and sends the request once more.
 *
 * All requests that were rejected for the same credentials wait for one renewal.
 *
 * @param renew renews the credentials and returns `true`, or returns `false` if they cannot be
 */
export function credentialRefresh(renew: () => Promise<boolean>): Layer {
  let renewals = 0;
  let pending: Promise<boolean> | undefined;

  /** Renews, unless somebody did since. */
  async function renewSince(seen: number): Promise<boolean> {
    if (seen !== renewals) return true;
    pending ??= renew().finally(() => {
      renewals++;
      pending = undefined;
    });
    return pending;
  }

  return (next) => (request) =>
    new Observable((subscriber) => {
      const seen = renewals;
      const fail = (error: unknown) => subscriber.error(error);
      const sendAgain = (rejection: unknown) => (isRenewed: boolean) => {
        if (!isRenewed) fail(rejection);
        else if (!subscriber.closed) subscriber.add(next(request).subscribe(subscriber));
      };
      const first$ = next(request).subscribe({
        next: (response) => subscriber.next(response),
        error: (error: unknown) => {
          if (isRejection(error))
            renewSince(seen).then(sendAgain(error), (failure) => fail(toDynamoDBError(failure, request)));
          else fail(error);
        },
        complete: () => subscriber.complete(),
      });
      subscriber.add(first$);
    });
}

function isRejection(error: unknown): boolean {
  return error instanceof ServiceError && rejections.has(error.name);
}
