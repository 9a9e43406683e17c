import { DynamoDBError, type ErrorFacts } from './dynamodb-error.ts';

/** A step into a value: a member's name or a list's index. */
export type PathStep = string | number;

/** Raised before anything is sent when an input holds a value that DynamoDB cannot store. */
export class InvalidValueError extends DynamoDBError {
  override readonly name = 'InvalidValueError';
  /** Where the value stands in the input, `Item.lines[3].price` for one. */
  readonly path: string;

  constructor(reason: string, steps: readonly PathStep[], facts?: ErrorFacts) {
    const path = formatPath(steps);
    super(path === '' ? reason : `${path}: ${reason}`, facts);
    this.path = path;
  }
}

/**
 * Raised when a response is not what DynamoDB sends to the operation.
 *
 * It is `retryable` where the response is no JSON or says nothing that the operation's responses say: an empty body, `{}`,
 * a gateway's page, a body cut short. It is not where the JSON is whole and holds a value that cannot be read, as an
 * AttributeValue of no known type, where the body is compressed, and where a page ends at the key that it started from.
 */
export class InvalidResponseError extends DynamoDBError {
  override readonly name = 'InvalidResponseError';
}

const identifier = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;

/** Writes a path as JavaScript would: `Item.lines[3]["unit price"]`. */
export function formatPath(steps: readonly PathStep[]): string {
  return steps
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      if (!identifier.test(step)) return `[${JSON.stringify(step)}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join('');
}
