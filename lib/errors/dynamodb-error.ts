import { toJson } from './to-json.ts';
/**
 * Why an error was not followed by another attempt of the client's own.
 *
 * - `'attempts'`: `maxAttempts` were made
 * - `'budget'`: earlier retries have spent the retry budget
 * - `'stallTimeout'`: a stream or a batch operator has waited for as long as its `stallTimeout`
 * - `'ambiguous'`: the request may have been applied, and another attempt could apply it twice or misreport it
 * - `'leftToCaller'`: another attempt may succeed, but the client makes none by itself, after a transaction conflict for one
 * - `'notRetryable'`: another attempt would fail in the same way
 */
export type NotRetriedReason =
  | 'attempts'
  | 'budget'
  | 'stallTimeout'
  | 'ambiguous'
  | 'leftToCaller'
  | 'notRetryable';

/** The facts that an error carries: whatever was known where it was raised, and added on its way out. */
export interface ErrorFacts {
  /** The error that caused this one. */
  readonly cause?: unknown;
  /** The operation as the API names it, `GetItem` for one. */
  readonly operation?: string | undefined;
  readonly tableName?: string | undefined;
  /** The HTTP status, where a response came at all. */
  readonly statusCode?: number | undefined;
  /** The service's `x-amzn-requestid`: what AWS Support asks for. */
  readonly requestId?: string | undefined;
  /** How many times the request was sent. */
  readonly attempts?: number | undefined;
  /** The delays between the attempts together, in milliseconds. */
  readonly totalRetryDelay?: number | undefined;
  /** Whether sending the same request again may succeed; `notRetriedBecause` says why the client did not. */
  readonly retryable?: boolean | undefined;
  /** Why the client did not send the request again; absent from errors that are not about a request. */
  readonly notRetriedBecause?: NotRetriedReason | undefined;
  /**
   * Whether the request may have been applied nevertheless, by an attempt whose answer was lost, and is not idempotent:
   * sent again it may be applied twice, or fail because it was applied before.
   */
  readonly ambiguous?: boolean | undefined;
  /** The segment of a parallel scan in which the error arose. */
  readonly segment?: number | undefined;
  /** The `ExclusiveStartKey` from which a stream can be resumed; `undefined` means from its beginning. */
  readonly resumeKey?: object | undefined;
  /**
   * What the request of a list or of a statement takes as its `NextToken` (`ExclusiveStartTableName` …) to go on;
   * `undefined` means from its beginning.
   */
  readonly resumeToken?: string | undefined;
  /** Where a parallel scan, or another stream with a checkpoint, can be resumed: what `scanCheckpoint` makes one of. */
  readonly checkpoint?: object | undefined;
}

/**
 * The base class of every error that rxdynamo raises.
 *
 * `name` is the service's own wire name where the service spoke (`ResourceNotFoundException`), else the class's name.
 * Fields that do not apply are absent.
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
   * Returns what `JSON.stringify` writes: `name`, `message`, all facts, and of the `cause` its name, message and code.
   *
   * A bigint becomes its digits, a binary base64, a set an array and a map an object. It never throws, whatever the facts
   * hold.
   */
  toJSON(): unknown {
    return toJson(this, factsOf);
  }
}

/** The message and the cause of an error are not enumerable. */
function factsOf(error: Error): object | undefined {
  if (!(error instanceof DynamoDBError)) return undefined;
  const { name, message, cause } = error;
  return Object.assign({ name, message }, error, cause === undefined ? undefined : { cause });
}

/** Adds what is known to a DynamoDBError, leaving out what is not, and returns it; an error of another origin stays as it is. */
export function withContext<E>(error: E, context: Omit<ErrorFacts, 'cause'>): E {
  if (!(error instanceof DynamoDBError)) return error;
  for (const [name, value] of Object.entries(context)) {
    if (value !== undefined)
      Object.defineProperty(error, name, { value, enumerable: true, configurable: true });
  }
  return error;
}
