import { hideItem, ServiceError } from './service-error.ts';

/** Adds to each cancellation reason of an error the request it is about; an error without such reasons stays as it is. */
export function addRequestsToReasons(error: unknown, requests: readonly object[]): unknown {
  if (!(error instanceof ServiceError) || error.cancellationReasons === undefined) return error;
  const value = error.cancellationReasons.map((reason, index) => hideItem(reason, requests[index]));
  return Object.defineProperty(error, 'cancellationReasons', { value, enumerable: true, configurable: true });
}
