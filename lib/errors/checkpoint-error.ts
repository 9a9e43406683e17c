import { DynamoDBError } from './dynamodb-error.ts';

/** Raised when a checkpoint cannot be read, or does not belong to what it is used with; the message says what differs. */
export class CheckpointError extends DynamoDBError {
  override readonly name = 'CheckpointError';
}
