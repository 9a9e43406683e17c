import type { RetryableKind } from '../errors/retryable.ts';
import { ServiceError } from '../errors/service-error.ts';

/** The delay before a first retry, in milliseconds, before jitter: what the AWS SDKs use for DynamoDB. */
const base: Readonly<Record<RetryableKind, number>> = { throttling: 1000, transient: 25 };

/** No delay grows beyond this many milliseconds; the cap comes before the jitter. */
const cap = 20_000;

/** By how many milliseconds the service may lengthen a delay of ours. */
const extension = 5000;

/**
 * The delay before a retry in milliseconds: capped exponential backoff with full jitter.
 *
 * A wait that came with the error (`x-amz-retry-after`) lengthens the delay by up to five seconds; it gets no jitter.
 *
 * @param retry which retry it is, the first being 0
 */
export function backoff(error: unknown, kind: RetryableKind, retry: number, random: () => number): number {
  const delay = random() * Math.min(base[kind] * 2 ** retry, cap);
  const asked = error instanceof ServiceError ? (error.retryAfter ?? 0) : 0;
  return Math.max(delay, Math.min(asked, delay + extension));
}
