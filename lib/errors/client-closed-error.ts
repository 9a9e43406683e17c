import { brandClasses } from './brand-classes.ts';
import { DynamoDBError } from './dynamodb-error.ts';

/**
 * Raised when an operation is called after `close`, or when the settings or the credentials of a call have not come, or its
 * limiter has not let it go, two seconds after it. The request was not sent, or not again.
 */
export class ClientClosedError extends DynamoDBError {
  override readonly name = 'ClientClosedError';
}

brandClasses({ ClientClosedError });
