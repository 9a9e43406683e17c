import { type MonoTypeOperatorFunction, retry, type SchedulerLike, throwError, timer } from 'rxjs';
import { type RetryableKind, retryableKind } from '../errors/retryable.ts';
import { positiveOrInfinity } from '../options/positive.ts';
import { backoff } from './backoff.ts';

/** Options of a retry operator. */
export interface RetryOperatorOptions {
  /**
   * How many times to subscribe at most, the first time included; `Infinity` means no limit.
   * @default 4
   */
  readonly maxAttempts?: number | undefined;
  /** @default Math.random */
  readonly random?: () => number;
  /** @default RxJS's asyncScheduler */
  readonly scheduler?: SchedulerLike;
}

/**
 * Retries an Observable after a throttling error, with delays that grow from one second to twenty, with full jitter.
 *
 * It works on any Observable, and recognizes the errors of rxdynamo and of the AWS SDKs, and HTTP status 429. A value resets
 * the number of attempts. Other errors are passed on.
 *
 * A stream of many values starts again from its beginning, and emits its first values a second time. rxdynamo's own streams
 * retry throttles by themselves until their `stallTimeout`; after that, resume them from the `resumeKey` or the
 * `checkpoint` of their error.
 *
 * @example
 * db.scan<Song>({ TableName: 'Music' })
 *   .pipe(pacedMergeMap((song) => defer(() => indexSong(song)).pipe(retryThrottled({ maxAttempts: 8 })), 4))
 *   .subscribe();
 */
export function retryThrottled<T>(options?: RetryOperatorOptions): MonoTypeOperatorFunction<T> {
  return retryKind('throttling', options);
}

/**
 * Retries an Observable after a transient error, with delays that grow from 25 ms to twenty seconds, with full jitter.
 *
 * It works on any Observable, and recognizes the errors of rxdynamo, of the AWS SDKs, of undici and of Node's sockets, and
 * HTTP status 500, 502, 503 and 504. A value resets the number of attempts. Other errors are passed on, and so are those that
 * are `ambiguous`.
 *
 * A stream of many values starts again from its beginning, and emits its first values a second time. To go on after an error
 * of a query or a scan, start another one from the `resumeKey` or the `checkpoint` of that error.
 *
 * @example
 * db.scan<Song>({ TableName: 'Music' })
 *   .pipe(pacedMergeMap((song) => defer(() => indexSong(song)).pipe(retryTransient()), 4))
 *   .subscribe();
 */
export function retryTransient<T>(options?: RetryOperatorOptions): MonoTypeOperatorFunction<T> {
  return retryKind('transient', options);
}

function retryKind<T>(
  kind: RetryableKind,
  { maxAttempts, random = Math.random, scheduler }: RetryOperatorOptions = {},
): MonoTypeOperatorFunction<T> {
  const limit = positiveOrInfinity('maxAttempts', maxAttempts ?? 4);
  return retry({
    resetOnSuccess: true,
    delay: (error: unknown, retries) =>
      retryableKind(error) === kind && retries < limit
        ? timer(backoff(error, kind, retries - 1, random), scheduler)
        : throwError(() => error),
  });
}
