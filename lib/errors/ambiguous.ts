import { ConfigurationError } from './configuration-error.ts';
import { ServiceError } from './service-error.ts';

/** The codes of connections that never came about: nothing was sent. */
const unsent = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * Whether the service may have done what it was asked for, though the request failed.
 *
 * It has not where it said so, by a status below 500, and where the request never reached it.
 */
export function isAmbiguous(error: unknown): boolean {
  if (error instanceof ServiceError) return error.statusCode === undefined || error.statusCode >= 500;
  if (error instanceof ConfigurationError) return false;
  const { cause } = error as { readonly cause?: unknown };
  return !(typeof cause === 'object' && cause !== null && 'code' in cause && unsent.has(String(cause.code)));
}
