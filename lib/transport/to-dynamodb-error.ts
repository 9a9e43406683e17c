import { ConfigurationError, InvalidOptionError } from '../errors/configuration-error.ts';
import { DynamoDBError, withContext } from '../errors/dynamodb-error.ts';
import { isError } from '../errors/is-error.ts';
import { isRetryable } from '../errors/retryable.ts';
import { textOfError } from '../errors/text-of-error.ts';
import { RequestTimeoutError, TransportError } from '../errors/transport-error.ts';
import type { WireRequest } from './exchange.ts';
import { statusOf } from './response-status.ts';

/** Adds the context of its request to an error; an error of another class came from the transport. */
export function toDynamoDBError(error: unknown, request: WireRequest): DynamoDBError {
  const { operation, tableName, segment } = request;
  const known = error instanceof DynamoDBError ? unshared(error) : transportError(error);
  return withContext(known, {
    operation: operation.name,
    tableName,
    segment,
    retryable: isRetryable(known),
  });
}

/** Copies an error of the settings: calls that wait for the same settings share it, and each adds its own context. */
function unshared(error: DynamoDBError): DynamoDBError {
  if (!(error instanceof ConfigurationError)) return error;
  const { message, cause } = error;
  const details = error instanceof InvalidOptionError ? { option: error.option, value: error.value } : {};
  return Reflect.construct(error.constructor, [message, { cause, ...details }]);
}

function transportError(cause: unknown): TransportError {
  const { code, message } = isError(cause)
    ? (cause as NodeJS.ErrnoException)
    : { code: undefined, message: textOfError(cause) };
  const isTimeout = code === 'ETIMEDOUT' || code?.endsWith('_TIMEOUT');
  const ErrorClass = isTimeout ? RequestTimeoutError : TransportError;
  return new ErrorClass(message || code || 'The request failed', { cause, statusCode: statusOf(cause) });
}
