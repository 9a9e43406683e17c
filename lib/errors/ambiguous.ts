import { ClientClosedError } from './client-closed-error.ts';
import { ConfigurationError } from './configuration-error.ts';
import { traitsOf } from './error-table.ts';
import { retryableKind } from './retryable.ts';
import { ServiceError } from './service-error.ts';

/** The system calls of a socket that fail before anything is sent. */
const unsentCalls = new Set(['connect', 'getaddrinfo']);

/**
 * Whether the service may have applied a request that failed.
 *
 * It has not if it responded with a throttle or a status below 500, or if the request was not sent.
 */
export function isAmbiguous(error: unknown): boolean {
  if (error instanceof ServiceError) {
    const { statusCode = 500 } = error;
    return statusCode >= 500 && retryableKind(error) !== 'throttling';
  }
  if (error instanceof ConfigurationError || error instanceof ClientClosedError) return false;
  const { cause } = error as { readonly cause?: unknown };
  return !(typeof cause === 'object' && cause !== null && isUnsent(cause));
}

function isUnsent(cause: { readonly code?: unknown; readonly syscall?: unknown }): boolean {
  return traitsOf(cause.code)?.isUnsent === true || unsentCalls.has(String(cause.syscall));
}
