import { type MonoTypeOperatorFunction, retry, type SchedulerLike, throwError, timer } from 'rxjs';
import { type RetryableKind, retryableKind } from '../errors/retryable.ts';
import { positiveOrInfinity } from '../options/positive.ts';
import { backoff } from './backoff.ts';

/** How a retry operator goes about it. */
export interface RetryOperatorOptions {
  /**
   * How many times to subscribe at most, the first time included; Infinity is no limit.
   * @default 4
   */
  readonly maxAttempts?: number | undefined;
  /** @default Math.random */
  readonly random?: () => number;
  /** @default RxJS's asyncScheduler */
  readonly scheduler?: SchedulerLike;
}

/**
 * Subscribes again after a throttling error, after a delay that grows from one second to twenty, with full jitter.
 *
 * It works on any Observable, and knows the errors of rxdynamo, of the AWS SDKs and HTTP status 429. A value that
 * arrives starts the count anew. Other errors pass.
 *
 * A stream of many values starts from its beginning again, and what it has emitted comes twice. rxdynamo's own streams wait
 * throttles out by themselves; after they have given up, go on from the `resumeKey` or the `checkpoint` of their error.
 */
export function retryThrottled<T>(options?: RetryOperatorOptions): MonoTypeOperatorFunction<T> {
  return retryKind('throttling', options);
}

/**
 * Subscribes again after a transient error, after a delay that grows from 25 ms to twenty seconds, with full jitter.
 *
 * It works on any Observable, and knows the errors of rxdynamo, of the AWS SDKs, of undici and of Node's sockets, and
 * HTTP status 500, 502, 503 and 504. A value that arrives starts the count anew. Other errors pass, as do those that are
 * `ambiguous`.
 *
 * A stream of many values starts from its beginning again, and what it has emitted comes twice. To go on after an error of a
 * query or a scan, start another from the `resumeKey` or the `checkpoint` of that error.
 */
export function retryTransient<T>(options?: RetryOperatorOptions): MonoTypeOperatorFunction<T> {
  return retryKind('transient', options);
}

function retryKind<T>(
  wanted: RetryableKind,
  { maxAttempts, random = Math.random, scheduler }: RetryOperatorOptions = {},
): MonoTypeOperatorFunction<T> {
  const most = positiveOrInfinity('maxAttempts', maxAttempts ?? 4);
  return retry({
    resetOnSuccess: true,
    delay: (error: unknown, retries) =>
      retryableKind(error) === wanted && retries < most
        ? timer(backoff(error, wanted, retries - 1, random), scheduler)
        : throwError(() => error),
  });
}
