import { brandClasses } from './brand-classes.ts';
import { toJson } from './to-json.ts';

/**
 * Why the client did not retry a request.
 *
 * - `'attempts'`: `maxAttempts` were made
 * - `'budget'`: earlier retries have used up the retry budget
 * - `'stallTimeout'`: a stream or a batch operator made no progress for as long as its `stallTimeout`
 * - `'ambiguous'`: the request may have been applied, and another attempt could apply it twice or return wrong old values
 * - `'leftToCaller'`: another attempt may succeed, but only the caller can decide to make it, as after a transaction conflict
 * - `'notRetryable'`: another attempt would fail in the same way
 */
export type NotRetriedReason =
  | 'attempts'
  | 'budget'
  | 'stallTimeout'
  | 'ambiguous'
  | 'leftToCaller'
  | 'notRetryable';

/** The context of an error. Each layer that it passes adds what it knows. */
export interface ErrorFacts {
  /** The error that caused this one. */
  readonly cause?: unknown;
  /** The operation as the API names it, such as `GetItem`. */
  readonly operation?: string | undefined;
  readonly tableName?: string | undefined;
  /** The HTTP status of the response, if there was one. */
  readonly statusCode?: number | undefined;
  /** The service's `x-amzn-requestid`, which AWS Support asks for. */
  readonly requestId?: string | undefined;
  /** How many times the request was sent. */
  readonly attempts?: number | undefined;
  /** The sum of the delays between the attempts, in milliseconds. */
  readonly totalRetryDelay?: number | undefined;
  /** Whether sending the same request again may succeed; `notRetriedBecause` says why the client did not send it. */
  readonly retryable?: boolean | undefined;
  /** Why the client did not retry the request; absent from errors that are not about a request. */
  readonly notRetriedBecause?: NotRetriedReason | undefined;
  /**
   * Whether the request is not idempotent and may have been applied by an attempt whose response was lost. Sent again, it
   * may be applied twice, or fail because it was applied before.
   */
  readonly ambiguous?: boolean | undefined;
  /** The segment of a parallel scan in which the error occurred. */
  readonly segment?: number | undefined;
  /** The `ExclusiveStartKey` from which a stream can be resumed; `undefined` means from its beginning. */
  readonly resumeKey?: object | undefined;
  /**
   * The `NextToken` (`ExclusiveStartTableName` …) from which a list or a statement can be resumed; `undefined` means from its
   * beginning.
   */
  readonly resumeToken?: string | undefined;
  /** The state from which `scanCheckpoint` resumes a parallel scan, or another stream that has a checkpoint. */
  readonly checkpoint?: object | undefined;
}

/**
 * The base class of every error that rxdynamo raises.
 *
 * `name` is the service's own name for an error of the service (`ResourceNotFoundException`), else the name of the class.
 * Fields that do not apply are absent. `instanceof` also recognises the errors of another copy of the package in the process.
 */
export class DynamoDBError extends Error implements ErrorFacts {
  override readonly name: string = 'DynamoDBError';
  declare readonly operation?: string;
  declare readonly tableName?: string;
  declare readonly statusCode?: number;
  declare readonly requestId?: string;
  declare readonly attempts?: number;
  declare readonly totalRetryDelay?: number;
  declare readonly notRetriedBecause?: NotRetriedReason;
  declare readonly ambiguous?: boolean;
  declare readonly segment?: number;
  declare readonly resumeKey?: object;
  declare readonly resumeToken?: string;
  declare readonly checkpoint?: object;
  readonly retryable: boolean = false;

  constructor(message: string, { cause, ...facts }: ErrorFacts = {}) {
    super(message, cause === undefined ? undefined : { cause });
    withContext(this, facts);
  }

  /**
   * Returns what `JSON.stringify` writes: `name`, `message`, all enumerable fields, and the name, message and code of the
   * `cause`. Fields that hold items are not enumerable.
   *
   * Converts a bigint to its digits, a binary to base64, a set to an array and a map to an object. It never throws.
   */
  toJSON(): unknown {
    return toJson(this, fieldsOf);
  }
}

brandClasses({ DynamoDBError });

/** Returns all fields of a DynamoDBError, and its message and cause, which are not enumerable. */
function fieldsOf(error: Error): object | undefined {
  if (!(error instanceof DynamoDBError)) return undefined;
  const { name, message, cause } = error;
  return Object.assign({ name, message }, error, cause === undefined ? undefined : { cause });
}

/** Adds the defined fields of a context to a DynamoDBError, and returns it; any other error is returned as it is. */
export function withContext<E>(error: E, context: Omit<ErrorFacts, 'cause'>): E {
  if (!(error instanceof DynamoDBError)) return error;
  for (const [name, value] of Object.entries(context)) {
    if (value !== undefined)
      Object.defineProperty(error, name, { value, enumerable: true, configurable: true });
  }
  return error;
}
