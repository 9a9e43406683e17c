import { ConfigurationError } from './configuration-error.ts';
import { retryableKind } from './retryable.ts';
import { ServiceError } from './service-error.ts';

/** The codes of connections that were not established: nothing was sent. */
const unsent = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What a socket was doing when it failed before anything was sent. */
const unsentCalls = new Set(['connect', 'getaddrinfo']);

/**
 * Whether the service may have done what it was asked for, though the request failed.
 *
 * It has not where it said so, by a throttle or a status below 500, and where the request never reached it.
 */
export function isAmbiguous(error: unknown): boolean {
  if (error instanceof ServiceError) {
    const { statusCode = 500 } = error;
    return statusCode >= 500 && retryableKind(error) !== 'throttling';
  }
  if (error instanceof ConfigurationError) return false;
  const { cause } = error as { readonly cause?: unknown };
  return !(typeof cause === 'object' && cause !== null && isUnsent(cause));
}

function isUnsent(cause: { readonly code?: unknown; readonly syscall?: unknown }): boolean {
  return unsent.has(String(cause.code)) || unsentCalls.has(String(cause.syscall));
}
