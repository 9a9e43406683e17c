import { brandClasses } from './brand-classes.ts';
import { DynamoDBError, type ErrorFacts } from './dynamodb-error.ts';

/** Until when the changes that a stream needs are kept, and when it would have read them. */
export interface StreamRetention {
  /** The time from which on the changes are needed. */
  readonly since: Date;
  /** The time by which reading them has to begin, an hour before DynamoDB removes the first of them. */
  readonly deadline: Date;
  /** When the scan is expected to end; absent if the deadline has passed. */
  readonly expectedEnd?: Date | undefined;
}

/**
 * Raised by `follow` when the scan takes so long that the changes since its start are lost, or will be: DynamoDB keeps them for
 * 24 hours.
 *
 * The message says what limits the scan. Make that faster and begin again with a new checkpoint.
 */
export class StreamRetentionError extends DynamoDBError implements StreamRetention {
  override readonly name = 'StreamRetentionError';
  readonly since: Date;
  readonly deadline: Date;
  declare readonly expectedEnd?: Date;

  constructor(message: string, { since, deadline, expectedEnd }: StreamRetention, facts?: ErrorFacts) {
    super(message, facts);
    this.since = since;
    this.deadline = deadline;
    if (expectedEnd !== undefined) this.expectedEnd = expectedEnd;
  }
}

brandClasses({ StreamRetentionError });
