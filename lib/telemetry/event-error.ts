import { DynamoDBError } from '../errors/dynamodb-error.ts';
import { defined } from './defined.ts';
import type { EventError } from './events.ts';

/** How many errors of a chain of causes are searched for a code. */
const maxDepth = 10;

/** Returns the facts of an error that an event may show. */
export function eventError(error: unknown): EventError {
  const name = error instanceof Error ? error.name : typeof error;
  const code = codeOf(error);
  if (!(error instanceof DynamoDBError)) return { name, ...(code !== undefined && { code }) };
  const { statusCode, requestId, attempts, totalRetryDelay, retryable, notRetriedBecause, ambiguous } = error;
  return defined({
    name,
    code,
    statusCode,
    requestId,
    attempts,
    totalRetryDelay,
    retryable,
    notRetriedBecause,
    ambiguous,
  });
}

/** Returns the code of the connection error in a chain of causes. */
function codeOf(error: unknown): string | undefined {
  let current = error;
  for (let level = 0; level < maxDepth && typeof current === 'object' && current !== null; level++) {
    if ('code' in current && typeof current.code === 'string') return current.code;
    current = 'cause' in current ? current.cause : undefined;
  }
  return undefined;
}
