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

/** An attempt that has failed, with the state of its call. */
export interface FailedAttempt {
  readonly error: unknown;
  readonly request: WireRequest;
  /** The number of the attempt, from 1. */
  readonly attempt: number;
  readonly maxAttempts: number;
  readonly budget: RetryBudget;
  /** Whether the call may still make the one retry that the budget does not pay for. */
  readonly hasFreeRetry: boolean;
  /** Whether an attempt may have been applied, and the request is not idempotent. */
  readonly isAmbiguous: boolean;
}

/** To retry, at the cost of the budget or free; or not to, and why: `undefined` if the caller retries the error itself. */
export type RetryDecision =
  | { readonly kind: RetryableKind; readonly isFree: boolean }
  | { readonly notRetriedBecause: NotRetriedReason | undefined };

/**
 * Decides whether a failed attempt is retried.
 *
 * Checks, in this order, whether the error is retryable, whether the request may be applied twice, whether attempts are left
 * and whether the budget allows it. The first retry after a connection was reset without a response is free: the service
 * closes idle connections, and a load balancer that fails over resets all of them at once.
 */
export function decideRetry(failed: FailedAttempt): RetryDecision {
  const { error, request, hasFreeRetry, isAmbiguous } = failed;
  const kind = retryableKind(error);
  if (kind === undefined) return { notRetriedBecause: isRetryable(error) ? 'leftToCaller' : 'notRetryable' };
  // A stream would retry without knowing that an earlier attempt may have been applied.
  if (isRetriedUntilStall(error, request.callerRetries ?? []) && !isAmbiguous)
    return { notRetriedBecause: undefined };
  if (isAmbiguous && request.ifAmbiguous === 'fail') return { notRetriedBecause: 'ambiguous' };
  if (failed.attempt >= failed.maxAttempts) return { notRetriedBecause: 'attempts' };
  const isFree = hasFreeRetry && isConnectionReset(error);
  if (isFree || failed.budget.take(kind)) return { kind, isFree };
  return { notRetriedBecause: 'budget' };
}
