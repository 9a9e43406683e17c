import { Observable, type SchedulerLike, timer } from 'rxjs';
import { isAmbiguous } from '../errors/ambiguous.ts';
import { locate } from '../errors/call-site.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { addFacts, DynamoDBError } from '../errors/dynamodb-error.ts';
import { type RetryableKind, retryableKind } from '../errors/retryable.ts';
import type { Layer, WireRequest } from '../transport/exchange.ts';
import { backoff } from './backoff.ts';
import { type RetryBudget, unlimited } from './budget.ts';

/** What decides how often and when a request is sent again; time and chance are parts of it. */
export interface RetryPolicy {
  /** The budget that a request draws on. */
  readonly budget: (request: WireRequest) => RetryBudget;
  /** @default Math.random */
  readonly random?: () => number;
  /** @default RxJS's asyncScheduler */
  readonly scheduler?: SchedulerLike;
}

/**
 * Sends a request again after a throttle or a transient fault, with growing delays, as long as the budget allows.
 *
 * The checks come in this order: is it worth a retry, are attempts left, does the budget allow it. The first attempt is
 * never held back. An error leaves with the number of `attempts` that were made.
 */
export function retrying({ budget, random = Math.random, scheduler }: RetryPolicy): Layer {
  return (next) => (request) =>
    new Observable((subscriber) => {
      const tokens = request.callerRetries === undefined ? budget(request) : unlimited;
      let attempt = 1;
      let waited = 0;
      let lastRetry: RetryableKind | undefined;

      function send(): void {
        const answer$ = next(
          attempt === 1 ? request : { ...request, attempt: request.attempt + attempt - 1 },
        ).subscribe({
          next: (response) => {
            tokens.refund(lastRetry);
            subscriber.next(response);
          },
          error: retry,
          complete: () => subscriber.complete(),
        });
        subscriber.add(answer$);
      }

      function retry(error: unknown): void {
        const kind = retryableKind(error);
        if (
          !isWorthRetrying(kind, request) ||
          isTooLate(error, request) ||
          attempt >= request.maxAttempts ||
          !tokens.take(kind)
        ) {
          subscriber.error(locate(withTrouble(error, request, attempt, waited), request.site));
          return;
        }
        const delay = backoff(error, kind, attempt - 1, random);
        waited += delay;
        lastRetry = kind;
        attempt++;
        subscriber.add(timer(delay, scheduler).subscribe(send));
      }

      send();
    });
}

/** A stream waits throttles and outages out by itself. */
function isWorthRetrying(
  kind: RetryableKind | undefined,
  { callerRetries }: WireRequest,
): kind is RetryableKind {
  return kind !== undefined && !callerRetries?.includes(kind);
}

/** Whether it may have been applied already, and must not be twice. */
function isTooLate(error: unknown, { once }: WireRequest): boolean {
  return once === true && isAmbiguous(error);
}

/** An error of the settings comes before anything is sent. */
function withTrouble(error: unknown, request: WireRequest, attempts: number, waited: number): unknown {
  const isSent = error instanceof DynamoDBError && !(error instanceof ConfigurationError);
  if (!isSent) return error;
  const ambiguous = isTooLate(error, request) || undefined;
  return addFacts(error, { attempts, waited: waited > 0 ? waited : undefined, ambiguous });
}
