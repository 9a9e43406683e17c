import { Observable, type SchedulerLike, type Subscriber, timer } from 'rxjs';
import { defaultMaxAttempts } from '../config/max-attempts.ts';
import { isAmbiguous } from '../errors/ambiguous.ts';
import { withCallSite } from '../errors/call-site.ts';
import { DynamoDBError, type NotRetriedReason } from '../errors/dynamodb-error.ts';
import { type RetryableKind, retryableKind } from '../errors/retryable.ts';
import { publishIfThrottled, publishRetry, recordDelay } from '../telemetry/retry-events.ts';
import type { Exchange, Layer, WireRequest, WireResponse } from '../transport/exchange.ts';
import { backoff } from './backoff.ts';
import { type RetryBudget, unlimitedBudget } from './budget.ts';
import { finalError } from './final-error.ts';
import { decideRetry } from './retry-decision.ts';

/** How often and when requests are retried; the clock and the random numbers are part of it. */
export interface RetryPolicy {
  /** Returns the budget that pays for the retries of a request. */
  readonly budget: (request: WireRequest) => RetryBudget;
  /**
   * Returns how many times a request without its own `maxAttempts` is sent at most.
   * @default 4
   */
  readonly maxAttempts?: () => number;
  /** @default Math.random */
  readonly random?: () => number;
  /** @default RxJS's asyncScheduler */
  readonly scheduler?: SchedulerLike;
}

/**
 * Retries a request after a throttle or a transient error, with growing delays, as long as the retry budget allows.
 *
 * The first attempt is never delayed. An error says how many `attempts` were made and why there was no other. A response to
 * a request that is not idempotent says whether an earlier attempt may have been applied.
 */
export function requestRetry(policy: RetryPolicy): Layer {
  return (next) => (request) =>
    new Observable((subscriber) => new RetriedRequest(next, request, policy, subscriber).send());
}

/** The attempts of one request. */
class RetriedRequest {
  private readonly next: Exchange;
  private readonly request: WireRequest;
  private readonly policy: RetryPolicy;
  private readonly subscriber: Subscriber<WireResponse>;
  private readonly budget: RetryBudget;
  private attempt = 1;
  private totalRetryDelay = 0;
  /** The kind of the last retry that the budget paid for. */
  private lastRetry: RetryableKind | undefined;
  private hasFreeRetry = true;
  /** The error of the first attempt that may have been applied, of a request that is not idempotent. */
  private ambiguous: unknown;

  constructor(
    next: Exchange,
    request: WireRequest,
    policy: RetryPolicy,
    subscriber: Subscriber<WireResponse>,
  ) {
    this.next = next;
    this.request = request;
    this.policy = policy;
    this.subscriber = subscriber;
    this.budget = request.callerRetries === undefined ? policy.budget(request) : unlimitedBudget;
  }

  send(): void {
    const { request, attempt, subscriber } = this;
    const current = attempt === 1 ? request : { ...request, attempt: request.attempt + attempt - 1 };
    const subscription = this.next(current).subscribe({
      next: (response) => {
        this.budget.refund(this.lastRetry);
        subscriber.next(this.ambiguous === undefined ? response : this.withAmbiguity(response));
      },
      error: (error: unknown) => this.retry(error),
      complete: () => subscriber.complete(),
    });
    subscriber.add(subscription);
  }

  private retry(error: unknown): void {
    const { request, policy, attempt, budget, hasFreeRetry } = this;
    if (request.ifAmbiguous !== undefined && isAmbiguous(error) && isOfRequest(error, request))
      this.ambiguous ??= error;
    if (request.meter !== undefined && retryableKind(error) === 'throttling') request.meter.addThrottle();
    publishIfThrottled(error, request.attempt + attempt - 1, () => this.subject());
    const decision = decideRetry({
      error,
      request,
      attempt,
      budget,
      hasFreeRetry,
      isAmbiguous: this.ambiguous !== undefined,
      maxAttempts: request.maxAttempts ?? policy.maxAttempts?.() ?? defaultMaxAttempts,
    });
    if ('notRetriedBecause' in decision) {
      this.fail(error, decision.notRetriedBecause);
      return;
    }
    const { kind, isFree } = decision;
    const delay = backoff(error, kind, attempt - 1, policy.random ?? Math.random);
    this.lastRetry = isFree ? undefined : kind;
    if (isFree) this.hasFreeRetry = false;
    this.totalRetryDelay += delay;
    this.attempt++;
    recordDelay(request.call, delay);
    publishRetry(() => this.retryEvent(error, kind, delay));
    const endDelay = request.meter?.startRetryDelay(kind);
    const retry = timer(delay, policy.scheduler).subscribe(() => {
      endDelay?.();
      this.send();
    });
    this.subscriber.add(retry);
  }

  private subject() {
    const { operation, tableName, segment, call } = this.request;
    return { operation: operation.name, tableName, segment, call };
  }

  private retryEvent(error: unknown, kind: RetryableKind, delay: number) {
    const { attempt, request, totalRetryDelay } = this;
    const failed = request.attempt + attempt - 2;
    return {
      ...this.subject(),
      source: 'request' as const,
      kind,
      attempt: failed,
      delay,
      totalRetryDelay,
      error,
    };
  }

  private fail(error: unknown, notRetriedBecause: NotRetriedReason | undefined): void {
    const { attempt, totalRetryDelay, ambiguous, request, subscriber } = this;
    const final = finalError(error, { attempts: attempt, totalRetryDelay, notRetriedBecause, ambiguous });
    subscriber.error(withCallSite(final, request.site));
  }

  private withAmbiguity(response: WireResponse): WireResponse {
    const { ambiguous: cause, attempt, totalRetryDelay } = this;
    const ambiguity = { cause, attempts: attempt, totalRetryDelay: totalRetryDelay || undefined };
    return { ...response, ambiguity };
  }
}

/** Whether an error is of the request itself, and not of the DescribeTable that its limiter has sent before it. */
function isOfRequest(error: unknown, { operation }: WireRequest): boolean {
  return (
    !(error instanceof DynamoDBError) || error.operation === undefined || error.operation === operation.name
  );
}
