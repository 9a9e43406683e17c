import type { Observable } from 'rxjs';
import { DynamoDBError } from '../../lib/index.ts';

/** So many attempts cannot fail unless none of them comes any further. */
const mostAttempts = 300;

/**
 * Subscribes to a stream, and after each error to the one that goes on from where the error says, until one completes.
 *
 * @returns how many times it failed
 */
export async function resumed<T, P>(
  start: P,
  streamFrom: (place: P) => Observable<T>,
  next: (value: T) => void,
  placeOf: (error: DynamoDBError) => P,
): Promise<number> {
  let place = start;
  for (let failures = 0; failures < mostAttempts; failures++) {
    const error = await failureOf(streamFrom(place).forEach(next));
    if (error === undefined) return failures;
    if (!(error instanceof DynamoDBError)) throw error;
    place = placeOf(error);
  }
  throw new Error(`It did not come to an end in ${mostAttempts} attempts`);
}

async function failureOf(ending: Promise<void>): Promise<unknown> {
  try {
    await ending;
    return undefined;
  } catch (error) {
    return error;
  }
}
