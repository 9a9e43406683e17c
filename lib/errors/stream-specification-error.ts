import { brandClasses } from './brand-classes.ts';
import { DynamoDBError } from './dynamodb-error.ts';

/** Raised when a table has no stream, or one whose records lack the images that are needed; the message says how to change it. */
export class StreamSpecificationError extends DynamoDBError {
  override readonly name = 'StreamSpecificationError';
}

brandClasses({ StreamSpecificationError });
