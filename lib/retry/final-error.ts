import { appendMessage } from '../errors/append-message.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { type NotRetriedReason, withContext } from '../errors/dynamodb-error.ts';

/** What is known of a call when it fails. */
export interface FailedCall {
  readonly attempts: number;
  /** How long the call waited between the attempts, in milliseconds. */
  readonly totalRetryDelay: number;
  readonly notRetriedBecause: NotRetriedReason | undefined;
  /** The error of the first attempt that may have been applied, of a request that is not idempotent. */
  readonly ambiguous: unknown;
}

/** Writes onto the error of the last attempt what became of the call, into its message too, if it is an error of ours. */
export function finalError(error: unknown, call: FailedCall): unknown {
  const { attempts, notRetriedBecause, ambiguous } = call;
  const isAmbiguous = ambiguous === undefined ? undefined : true;
  withContext(error, { notRetriedBecause, ambiguous: isAmbiguous });
  // An error of the settings comes before anything is sent.
  if (!(error instanceof ConfigurationError))
    withContext(error, { attempts, totalRetryDelay: call.totalRetryDelay || undefined });
  if (notRetriedBecause === 'budget') appendMessage(error, spent);
  if (isAmbiguous) appendMessage(error, ambiguous === error ? doubtful : `${earlier}: ${ambiguous}`);
  return error;
}

const spent = 'not sent again: earlier retries have spent the retry budget, which successful calls fill up';
const doubtful = 'the request may have been applied, and is not idempotent';
const earlier = 'an earlier attempt may have been applied';
