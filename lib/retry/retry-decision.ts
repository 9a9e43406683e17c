import type { NotRetriedReason } from '../errors/dynamodb-error.ts';
import {
  isConnectionReset,
  isRetriedUntilStall,
  isRetryable,
  type RetryableKind,
  retryableKind,
} from '../errors/retryable.ts';
import type { WireRequest } from '../transport/exchange.ts';
import type { RetryBudget } from './budget.ts';

/** What is known of a call when an attempt has failed. */
export interface FailedAttempt {
  readonly error: unknown;
  readonly request: WireRequest;
  /** Which attempt failed, the first being 1. */
  readonly attempt: number;
  readonly maxAttempts: number;
  readonly budget: RetryBudget;
  /** Whether no attempt was made yet that cost nothing. */
  readonly hasFreeRetry: boolean;
  /** Whether an attempt may have been applied, of a request that is not idempotent. */
  readonly isAmbiguous: boolean;
}

/** That there is another attempt, and what it costs; or why there is none, `undefined` leaving that to the stream. */
export type RetryDecision =
  | { readonly kind: RetryableKind; readonly isFree: boolean }
  | { readonly notRetriedBecause: NotRetriedReason | undefined };

/**
 * Decides whether there is another attempt.
 *
 * The checks come in this order: is it worth a retry, may it be applied twice, are attempts left, does the budget allow it.
 * The first retry after a connection was reset without an answer costs nothing: the service closes idle connections, and a load
 * balancer that fails over resets all of them at once.
 */
export function decideRetry(failed: FailedAttempt): RetryDecision {
  const { error, request, hasFreeRetry, isAmbiguous } = failed;
  const kind = retryableKind(error);
  if (kind === undefined) return { notRetriedBecause: isRetryable(error) ? 'leftToCaller' : 'notRetryable' };
  // A stream resends by itself and knows nothing of the earlier attempts.
  if (isRetriedUntilStall(error, request.callerRetries ?? []) && !isAmbiguous)
    return { notRetriedBecause: undefined };
  if (isAmbiguous && request.ifAmbiguous === 'fail') return { notRetriedBecause: 'ambiguous' };
  if (failed.attempt >= failed.maxAttempts) return { notRetriedBecause: 'attempts' };
  const isFree = hasFreeRetry && isConnectionReset(error);
  if (isFree || failed.budget.take(kind)) return { kind, isFree };
  return { notRetriedBecause: 'budget' };
}
