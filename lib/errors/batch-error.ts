import { brandClasses } from './brand-classes.ts';
import { DynamoDBError, type ErrorFacts } from './dynamodb-error.ts';
import { setHidden } from './hide.ts';

/**
 * Raised by `batchWrite`, `batchDelete` and `batchWriteRequests` when an item cannot be written; `cause` says why.
 *
 * `unwritten` includes the items of requests that were in flight, though the service may have written them.
 */
export class BatchWriteError<T = unknown> extends DynamoDBError {
  override readonly name = 'BatchWriteError';
  /**
   * All elements of the source that were not reported as written; `cause` is the error of the first. Not enumerable, so that
   * logs do not print items.
   */
  declare readonly unwritten: readonly T[];
  /** How many elements are `unwritten`. */
  readonly unwrittenCount: number;
  /** The error of the source, if the source had failed before. */
  declare readonly sourceError?: unknown;

  constructor(
    message: string,
    unwritten: readonly T[],
    facts?: ErrorFacts & { readonly sourceError?: unknown },
  ) {
    super(message, facts);
    setHidden(this, { unwritten });
    this.unwrittenCount = unwritten.length;
  }
}

/** Raised by `batchGet` when an item cannot be read; `cause` says why. */
export class BatchGetError<K = unknown> extends DynamoDBError {
  override readonly name = 'BatchGetError';
  /**
   * All keys from the source that were not read; `cause` is the error of the first. Not enumerable, so that logs do not print
   * keys.
   */
  declare readonly unread: readonly K[];
  /** How many keys are `unread`. */
  readonly unreadCount: number;
  /** The error of the source, if the source had failed before. */
  declare readonly sourceError?: unknown;

  constructor(
    message: string,
    unread: readonly K[],
    facts?: ErrorFacts & { readonly sourceError?: unknown },
  ) {
    super(message, facts);
    setHidden(this, { unread });
    this.unreadCount = unread.length;
  }
}

/**
 * Raised when an element was still unprocessed at the end of the `stallTimeout`.
 *
 * `cause` is the last throttle or outage; it is absent if the service only returned elements as unprocessed.
 */
export class UnprocessedError extends DynamoDBError {
  override readonly name = 'UnprocessedError';
  override readonly retryable = true;
}

/** Raised for an item that is larger than DynamoDB's limit of 400 KB, before it is sent. */
export class ItemTooLargeError extends DynamoDBError {
  override readonly name = 'ItemTooLargeError';
  /** The size of the item by DynamoDB's rules, in bytes. */
  readonly size: number;

  constructor(size: number, limit: number) {
    super(`The size of the item must be at most ${limit} bytes. Received an item of ${size} bytes`);
    this.size = size;
  }
}

brandClasses({ BatchWriteError, BatchGetError, UnprocessedError, ItemTooLargeError });
