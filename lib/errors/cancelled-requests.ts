import { ServiceError } from './service-error.ts';

/** Tells with each reason for which a transaction was cancelled which of its requests that is about; others pass. */
export function addRequestsToReasons(error: unknown, requests: readonly object[]): unknown {
  if (!(error instanceof ServiceError) || error.cancellationReasons === undefined) return error;
  const value = error.cancellationReasons.map((reason, index) => ({ ...reason, request: requests[index] }));
  return Object.defineProperty(error, 'cancellationReasons', { value, enumerable: true, configurable: true });
}
