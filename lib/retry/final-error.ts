import { appendMessage } from '../errors/append-message.ts';
import { ClientClosedError } from '../errors/client-closed-error.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { type NotRetriedReason, withContext } from '../errors/dynamodb-error.ts';

/** A call that has failed and is not retried. */
export interface FailedCall {
  readonly attempts: number;
  /** The sum of the delays between the attempts, in milliseconds. */
  readonly totalRetryDelay: number;
  readonly notRetriedBecause: NotRetriedReason | undefined;
  /** The error of the first attempt that may have been applied, of a request that is not idempotent. */
  readonly ambiguous: unknown;
}

/** Adds to the error of the last attempt, and to its message, how often the call was sent and why it was not retried. */
export function finalError(error: unknown, call: FailedCall): unknown {
  const { attempts, notRetriedBecause, ambiguous } = call;
  const isAmbiguous = ambiguous === undefined ? undefined : true;
  withContext(error, { notRetriedBecause, ambiguous: isAmbiguous });
  // These are raised before anything is sent.
  if (!(error instanceof ConfigurationError || error instanceof ClientClosedError))
    withContext(error, { attempts, totalRetryDelay: call.totalRetryDelay || undefined });
  if (notRetriedBecause === 'budget') appendMessage(error, budgetIsEmpty);
  if (isAmbiguous)
    appendMessage(error, ambiguous === error ? mayBeApplied : `${earlierMayBeApplied}: ${ambiguous}`);
  return error;
}

const budgetIsEmpty =
  'not retried: earlier retries have used up the retry budget, which successful calls refill';
const mayBeApplied = 'the request may have been applied, and is not idempotent';
const earlierMayBeApplied = 'an earlier attempt may have been applied';
