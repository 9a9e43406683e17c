import { brandClasses } from './brand-classes.ts';
import { DynamoDBError } from './dynamodb-error.ts';

/** Raised when a checkpoint cannot be read, or belongs to another scan or query; the message says what differs. */
export class CheckpointError extends DynamoDBError {
  override readonly name = 'CheckpointError';
}

brandClasses({ CheckpointError });
