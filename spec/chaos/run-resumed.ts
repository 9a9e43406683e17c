import type { Observable } from 'rxjs';
import { DynamoDBError } from '../../lib/index.ts';
import { rejectionOf } from '../support/rejection-of.ts';

/** A stream that makes progress between two errors completes in far fewer attempts. */
const maxAttempts = 300;

/**
 * Subscribes to a stream and, after each error, to a stream from the position in that error, until one completes.
 *
 * @returns the number of errors
 */
export async function runResumed<T, P>(
  start: P,
  streamFrom: (position: P) => Observable<T>,
  next: (value: T) => void,
  positionIn: (error: DynamoDBError) => P,
): Promise<number> {
  let position = start;
  for (let failures = 0; failures < maxAttempts; failures++) {
    const error = await rejectionOf(streamFrom(position).forEach(next));
    if (error === undefined) return failures;
    if (!(error instanceof DynamoDBError)) throw error;
    position = positionIn(error);
  }
  throw new Error(`The stream did not complete in ${maxAttempts} attempts`);
}
