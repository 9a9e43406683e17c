import { brandClasses } from './brand-classes.ts';
import { DynamoDBError, type ErrorFacts } from './dynamodb-error.ts';

/** One step of a path into a value: the name of a member or the index of an element. */
export type PathStep = string | number;

/** Raised before anything is sent when an input holds a value that DynamoDB cannot store. */
export class InvalidValueError extends DynamoDBError {
  override readonly name = 'InvalidValueError';
  /** The path of the value in the input, such as `Item.lines[3].price`. */
  readonly path: string;

  constructor(reason: string, steps: readonly PathStep[], facts?: ErrorFacts) {
    const path = formatPath(steps);
    super(path === '' ? reason : `${path}: ${reason}`, facts);
    this.path = path;
  }
}

/**
 * Raised when a response is not a valid response of the operation.
 *
 * It is `retryable` if the response is not JSON or has none of the operation's members: an empty body, `{}`, a page of a
 * gateway, a truncated body. It is not if the JSON is complete but has a value that cannot be decoded, such as an
 * AttributeValue of an unknown type, if the body is compressed, or if a page ends at the key it started from.
 */
export class InvalidResponseError extends DynamoDBError {
  override readonly name = 'InvalidResponseError';
}

brandClasses({ InvalidValueError, InvalidResponseError });

const identifier = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;

/** Formats a path as a JavaScript expression: `Item.lines[3]["unit price"]`. */
export function formatPath(steps: readonly PathStep[]): string {
  return steps
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      if (!identifier.test(step)) return `[${JSON.stringify(step)}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join('');
}
