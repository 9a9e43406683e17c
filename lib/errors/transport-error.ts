import { DynamoDBError } from './dynamodb-error.ts';

/** Raised when no complete response came: refused, reset, cut short. `cause` is what the transport reported. */
export class TransportError extends DynamoDBError {
  override readonly name: string = 'TransportError';
}

/** Raised when connecting, waiting for a response or for its next bytes took too long. */
export class RequestTimeoutError extends TransportError {
  override readonly name = 'RequestTimeoutError';
}
