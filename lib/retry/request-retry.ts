import { Observable, type SchedulerLike, timer } from 'rxjs';
import { defaultMaxAttempts } from '../config/max-attempts.ts';
import { isAmbiguous } from '../errors/ambiguous.ts';
import { withCallSite } from '../errors/call-site.ts';
import type { RetryableKind } from '../errors/retryable.ts';
import type { Layer, WireRequest, WireResponse } from '../transport/exchange.ts';
import { backoff } from './backoff.ts';
import { type RetryBudget, unlimited } from './budget.ts';
import { finalError } from './final-error.ts';
import { decideRetry } from './retry-decision.ts';

/** What decides how often and when a request is sent again; time and chance are parts of it. */
export interface RetryPolicy {
  /** The budget that a request draws on. */
  readonly budget: (request: WireRequest) => RetryBudget;
  /**
   * How many times a request is sent at most that does not say it itself.
   * @default 4
   */
  readonly maxAttempts?: () => number;
  /** @default Math.random */
  readonly random?: () => number;
  /** @default RxJS's asyncScheduler */
  readonly scheduler?: SchedulerLike;
}

/**
 * Sends a request again after a throttle or a transient fault, with growing delays, as long as the budget allows.
 *
 * The first attempt is never held back. An error leaves with the number of `attempts` that were made and the reason why there
 * was no other. A response that comes after an attempt that may have been applied says so, if that matters to the request.
 */
export function requestRetry(policy: RetryPolicy): Layer {
  const { maxAttempts = () => defaultMaxAttempts, random = Math.random, scheduler } = policy;

  return (next) => (request) =>
    new Observable((subscriber) => {
      const budget = request.callerRetries === undefined ? policy.budget(request) : unlimited;
      let attempt = 1;
      let totalRetryDelay = 0;
      let lastRetry: RetryableKind | undefined;
      let hasFreeRetry = true;
      /** The error of the first attempt that may have been applied, of a request that is not idempotent. */
      let ambiguous: unknown;

      function send(): void {
        const answer$ = next(
          attempt === 1 ? request : { ...request, attempt: request.attempt + attempt - 1 },
        ).subscribe({
          next: (response) => {
            budget.refund(lastRetry);
            subscriber.next(ambiguous === undefined ? response : withAmbiguity(response));
          },
          error: retry,
          complete: () => subscriber.complete(),
        });
        subscriber.add(answer$);
      }

      function retry(error: unknown): void {
        if (request.ifAmbiguous !== undefined && isAmbiguous(error)) ambiguous ??= error;
        const state = { error, request, attempt, budget, hasFreeRetry, isAmbiguous: ambiguous !== undefined };
        const decision = decideRetry({ ...state, maxAttempts: request.maxAttempts ?? maxAttempts() });
        if ('notRetriedBecause' in decision) {
          const { notRetriedBecause } = decision;
          const final = finalError(error, {
            attempts: attempt,
            totalRetryDelay,
            notRetriedBecause,
            ambiguous,
          });
          subscriber.error(withCallSite(final, request.site));
          return;
        }
        const { kind, isFree } = decision;
        const delay = backoff(error, kind, attempt - 1, random);
        lastRetry = isFree ? undefined : kind;
        if (isFree) hasFreeRetry = false;
        totalRetryDelay += delay;
        attempt++;
        subscriber.add(timer(delay, scheduler).subscribe(send));
      }

      function withAmbiguity(response: WireResponse): WireResponse {
        const ambiguity = {
          cause: ambiguous,
          attempts: attempt,
          totalRetryDelay: totalRetryDelay || undefined,
        };
        return { ...response, ambiguity };
      }

      send();
    });
}
