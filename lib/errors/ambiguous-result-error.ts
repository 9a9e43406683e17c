import { brandClasses } from './brand-classes.ts';
import { DynamoDBError, type ErrorFacts } from './dynamodb-error.ts';
import { setHidden } from './hide.ts';

/**
 * Raised when a request that returns old values succeeded after an earlier attempt that may have been applied too.
 *
 * The earlier attempt failed without a response; `cause` is its error. If it was applied, the old values in `output` are what
 * it wrote, and not what was in the table before the request: a DeleteItem that deleted an item returns none. An item in
 * `output` that the request cannot have written itself is the correct one.
 */
export class AmbiguousResultError extends DynamoDBError {
  override readonly name = 'AmbiguousResultError';
  /** The output of the last attempt. Not enumerable, so that logs do not print items. */
  declare readonly output: unknown;

  constructor(output: unknown, facts: ErrorFacts) {
    super(
      'The request was applied, but it may not have returned the values from before it, because an earlier attempt may ' +
        `have been applied too. That attempt failed with ${facts.cause}`,
      { ...facts, ambiguous: true, notRetriedBecause: 'ambiguous' },
    );
    setHidden(this, { output });
  }
}

brandClasses({ AmbiguousResultError });
