import { DynamoDBError } from './dynamodb-error.ts';

/** Raised when no complete response came: refused, reset, cut short. `cause` is what the transport reported. */
export class TransportError extends DynamoDBError {
  override readonly name: string = 'TransportError';
}

/** Raised when a body is not the one that the service sent, by its `x-amz-crc32`: something on the way changed it. */
export class ChecksumMismatchError extends TransportError {
  override readonly name = 'ChecksumMismatchError';
}

/** Raised when connecting, waiting for a response or for its next bytes took too long. */
export class RequestTimeoutError extends TransportError {
  override readonly name = 'RequestTimeoutError';
}
