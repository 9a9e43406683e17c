import { asyncScheduler, Observable, type SchedulerLike, Subscription, timer } from 'rxjs';
import { adaptiveConcurrency, type Permit } from '../concurrency/adaptive-concurrency.ts';
import { appendMessage } from '../errors/append-message.ts';
import { DynamoDBError, withContext } from '../errors/dynamodb-error.ts';
import { isRetriedUntilStall, type RetryableKind, retryableKind } from '../errors/retryable.ts';
import { backoff } from './backoff.ts';
import { stallTimer } from './stall-timer.ts';
import { throttleScope } from './throttle-scope.ts';

/** How the requests of one stream react to throttles and outages. */
export interface StallRetryOptions {
  /** How many of them are in flight at most. */
  readonly concurrency: number;
  /** For how many milliseconds requests are retried after throttles and outages without any of them succeeding. */
  readonly stallTimeout: number;
  /** @default Math.random */
  readonly random?: () => number;
  /** @default RxJS's asyncScheduler */
  readonly scheduler?: SchedulerLike;
}

/** What a request gives up while the key range that it reads is throttled: the right of its segment to run. */
export interface ThrottledSlot {
  /** Lets another segment start during this one's retry delay; no effect while too many segments stand aside. */
  readonly stepAside: () => void;
  /** Counts a segment that stepped aside as running again. */
  readonly resume: () => void;
}

/** Sends the requests of one stream, with a common limit and retry policy. */
export interface StallRetry {
  /**
   * Sends a request when the window has a permit for it, and retries it until it succeeds or the stream's patience ends.
   *
   * Each subscription to it is an attempt. A segment's slot is given up while its own key range is throttled.
   */
  readonly send: <T>(request: Observable<T>, slot?: ThrottledSlot) => Observable<T>;
  /** The kinds of errors that `send` retries at the moment, so that the request must not. */
  readonly callerRetries: () => readonly RetryableKind[];
  /** Sends no more, not even when requests in flight are aborted: to be called before the stream is torn down. */
  readonly close: () => void;
}

/**
 * Makes the pace of one stream, for all its requests.
 *
 * Throttles lower the number of requests in flight and successes raise it again, unless only one key range is throttled:
 * fewer requests elsewhere would not help that. A request that failed is not in flight during its retry delay, and is
 * retried as long as any request of the stream succeeds within the patience. Until the first has succeeded, transient
 * errors are retried as those of a single call are, so that a wrong host is reported at once.
 */
export function stallRetry({
  concurrency,
  stallTimeout,
  random = Math.random,
  scheduler,
}: StallRetryOptions): StallRetry {
  const window = adaptiveConcurrency(concurrency);
  const remaining = stallTimer(stallTimeout, scheduler ?? asyncScheduler);

  const waitsOut = (error: unknown) =>
    !isAmbiguous(error) && isRetriedUntilStall(error, remaining.retriedKinds());

  /** Adds to an error of a kind that is retried why it was not retried any more. */
  function givenUp(error: unknown, kind: RetryableKind | undefined, attempts: number): unknown {
    if (!waitsOut(error)) return error;
    const trouble = kind === 'throttling' ? 'throttled' : 'failed';
    const reason = `${trouble}, and no page came for ${stallTimeout} ms, the \`stallTimeout\` of the stream`;
    withContext(error, { notRetriedBecause: 'stallTimeout' });
    return appendMessage(error, `not tried again after attempt ${attempts}: ${reason}`);
  }

  const send = <T>(request: Observable<T>, slot?: ThrottledSlot) =>
    new Observable<T>((subscriber) => {
      let retries = 0;
      let attempts = 0;
      let totalRetryDelay = 0;

      function enterWindow(): void {
        subscriber.add(window.acquire(attempt));
      }

      function attempt(place: Permit): void {
        const sentAt = remaining.now();
        const sending = new Subscription(place.release);
        subscriber.add(sending);
        sending.add(
          request.subscribe({
            next: (value) => subscriber.next(value),
            error: (error: unknown) => {
              retry(error, sentAt, place);
              sending.unsubscribe();
            },
            complete: () => {
              remaining.recordPage();
              place.onSuccess();
              slot?.resume();
              subscriber.complete();
            },
          }),
        );
      }

      function retry(error: unknown, sentAt: number, place: Permit): void {
        if (error instanceof DynamoDBError) {
          attempts += error.attempts ?? 0;
          totalRetryDelay += error.totalRetryDelay ?? 0;
        }
        const kind = retryableKind(error);
        if (kind === 'throttling') slowDown(error, place);
        if (kind === undefined || !waitsOut(error) || !remaining.recordFailure(sentAt)) {
          const whole = retries === 0 ? error : withContext(error, { attempts, totalRetryDelay });
          subscriber.error(givenUp(whole, kind, attempts));
          return;
        }
        const delay = backoff(error, kind, retries, random);
        retries++;
        totalRetryDelay += delay;
        subscriber.add(timer(delay, scheduler).subscribe(enterWindow));
        if (kind === 'throttling' && throttleScope(error) !== 'wider') slot?.stepAside();
      }

      enterWindow();
    });

  return { send, callerRetries: remaining.retriedKinds, close: window.close };
}

/** A throttle of one key range does not mean that requests elsewhere are too many. */
function slowDown(error: unknown, place: Permit): void {
  if (throttleScope(error) === 'keyRange') place.release();
  else place.onThrottled();
}

/** An update that may have been applied must not be sent again. */
function isAmbiguous(error: unknown): boolean {
  return error instanceof DynamoDBError && error.ambiguous === true;
}
