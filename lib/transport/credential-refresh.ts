import { Observable } from 'rxjs';
import { ServiceError } from '../errors/service-error.ts';
import type { ClosableWaits } from './closable-waits.ts';
import type { Layer } from './exchange.ts';

/** The errors of credentials that have expired, or were revoked and replaced. */
const rejections = new Set(['ExpiredTokenException', 'UnrecognizedClientException']);

/**
 * Makes the layer that refreshes the credentials when the service rejects them, and sends the request once more.
 *
 * All requests that were rejected with the same credentials share one refresh.
 *
 * @param refresh refreshes the credentials and returns `true`, or returns `false` if they cannot be refreshed
 * @param wait waits for a refresh
 */
export function credentialRefresh(refresh: () => Promise<boolean>, wait: ClosableWaits['wait']): Layer {
  let refreshes = 0;
  let pending: Promise<boolean> | undefined;

  /** Refreshes the credentials, unless that has happened since `refreshesBefore` was read. */
  async function refreshOnce(refreshesBefore: number): Promise<boolean> {
    if (refreshesBefore !== refreshes) return true;
    pending ??= refresh().finally(() => {
      refreshes++;
      pending = undefined;
    });
    return pending;
  }

  return (next) => (request) =>
    new Observable((subscriber) => {
      const refreshesBefore = refreshes;
      const fail = (error: unknown) => subscriber.error(error);
      const sendAgain = (rejection: unknown) => (isRefreshed: boolean) => {
        if (!isRefreshed) fail(rejection);
        else subscriber.add(next(request).subscribe(subscriber));
      };
      const subscription = next(request).subscribe({
        next: (response) => subscriber.next(response),
        error: (error: unknown) => {
          if (isRejection(error)) wait(refreshOnce(refreshesBefore), request, subscriber, sendAgain(error));
          else fail(error);
        },
        complete: () => subscriber.complete(),
      });
      subscriber.add(subscription);
    });
}

function isRejection(error: unknown): boolean {
  return error instanceof ServiceError && rejections.has(error.name);
}
