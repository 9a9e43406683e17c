import type { RetryableKind } from '../errors/retryable.ts';
import { ServiceError } from '../errors/service-error.ts';

/** The delay before the first retry, in milliseconds and without jitter, as in the AWS SDKs for DynamoDB. */
const base: Readonly<Record<RetryableKind, number>> = { throttling: 1000, transient: 25 };

/** The longest delay in milliseconds, without jitter. */
const cap = 20_000;

/** By how many milliseconds `x-amz-retry-after` may lengthen a delay. */
const maxExtension = 5000;

/**
 * Returns the delay before a retry in milliseconds: capped exponential backoff with full jitter.
 *
 * A delay that the service asked for (`x-amz-retry-after`) lengthens it by up to five seconds, without jitter.
 *
 * @param retry the number of the retry, from 0
 */
export function backoff(error: unknown, kind: RetryableKind, retry: number, random: () => number): number {
  const delay = random() * Math.min(base[kind] * 2 ** retry, cap);
  const requested = error instanceof ServiceError ? (error.retryAfter ?? 0) : 0;
  return Math.max(delay, Math.min(requested, delay + maxExtension));
}
