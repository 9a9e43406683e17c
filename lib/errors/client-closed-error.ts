import { DynamoDBError } from './dynamodb-error.ts';

/** Raised when a call begins after its client was closed; nothing was sent. */
export class ClientClosedError extends DynamoDBError {
  override readonly name = 'ClientClosedError';
}
