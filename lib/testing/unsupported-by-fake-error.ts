import { brandClasses } from '../errors/brand-classes.ts';
import { DynamoDBError, type ErrorFacts } from '../errors/dynamodb-error.ts';

/**
 * Raised by a call of a fake DynamoDB that needs what the fake does not have: another operation, an expression other than a
 * key condition, an index, a legacy parameter.
 *
 * `feature` names it. Use a local server for tests that need it, such as dynalite or dynoxide.
 */
export class UnsupportedByFakeError extends DynamoDBError {
  override readonly name = 'UnsupportedByFakeError';
  /** The operation, the parameter or the value that the fake does not have, such as `FilterExpression`. */
  readonly feature: string;

  constructor(feature: string, facts?: ErrorFacts) {
    super(
      `The fake DynamoDB does not support ${feature}: it has no expression language except key conditions, no indexes, and only ` +
        'the operations on items and streams. Test this with a local server: dynalite, which runs inside the process, or dynoxide',
      facts,
    );
    this.feature = feature;
  }
}

brandClasses({ UnsupportedByFakeError });
