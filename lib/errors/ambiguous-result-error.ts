import { DynamoDBError, type ErrorFacts } from './dynamodb-error.ts';

/**
 * Raised when a request that returns old values was applied, but perhaps not for the first time.
 *
 * An earlier attempt failed without an answer, `cause`, and may have been applied. The old values of the last attempt are then
 * what the earlier one wrote, and not what stood in the table before the request: a DeleteItem that deleted an item says that
 * there was none. Where `output` holds an item that cannot be of the request's own making, it is the right one.
 */
export class AmbiguousResultError extends DynamoDBError {
  override readonly name = 'AmbiguousResultError';
  /** What the last attempt answered, as the operation returns it. */
  readonly output: unknown;

  constructor(output: unknown, facts: ErrorFacts) {
    super(
      'The request was applied, but the old values that it returned may not be those from before it: an earlier attempt ' +
        `may have been applied too. That attempt failed with ${facts.cause}`,
      { ...facts, ambiguous: true, notRetriedBecause: 'ambiguous' },
    );
    this.output = output;
  }
}
