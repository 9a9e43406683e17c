import { catchError, type MonoTypeOperatorFunction, throwError } from 'rxjs';
import type { StreamCapacity } from '../capacity/operator-capacity.ts';
import { type ErrorFacts, withContext } from '../errors/dynamodb-error.ts';
import { duration } from '../options/duration.ts';
import { type StallRetry, stallRetry } from '../retry/stall-retry.ts';
import type { StreamOptions } from './stream-options.ts';

/** Makes the retry policy of a stream with at most `concurrency` requests in flight. */
export function streamRetry(
  { stallTimeout }: StreamOptions,
  concurrency: number,
  capacity?: StreamCapacity,
): StallRetry {
  return stallRetry({
    concurrency,
    stallTimeout: duration('stallTimeout', stallTimeout ?? 300_000),
    grantedAt: capacity?.grantedAt,
  });
}

/** Adds where to resume to the error of a page; `context` is called when the error occurs. */
export function withContextOnError<Page>(
  context: () => Omit<ErrorFacts, 'cause'>,
): MonoTypeOperatorFunction<Page> {
  return catchError((error: unknown) => throwError(() => withContext(error, context())));
}
