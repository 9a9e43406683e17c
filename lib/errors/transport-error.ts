import { brandClasses } from './brand-classes.ts';
import { DynamoDBError } from './dynamodb-error.ts';

/** Raised when a connection failed before a complete response was received; `cause` is the error of the transport. */
export class TransportError extends DynamoDBError {
  override readonly name: string = 'TransportError';
}

/** Raised when the checksum of a body differs from its `x-amz-crc32`: it was changed in transit. */
export class ChecksumMismatchError extends TransportError {
  override readonly name = 'ChecksumMismatchError';
}

/** Raised when the connection, the response or its next bytes were not received in time. */
export class RequestTimeoutError extends TransportError {
  override readonly name = 'RequestTimeoutError';
}

brandClasses({ TransportError, ChecksumMismatchError, RequestTimeoutError });
