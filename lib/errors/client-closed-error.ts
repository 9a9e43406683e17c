import { DynamoDBError } from './dynamodb-error.ts';

/** Raised when an operation is called after `close`; nothing was sent. */
export class ClientClosedError extends DynamoDBError {
  override readonly name = 'ClientClosedError';
}
