import { DynamoDBError, type ErrorFacts } from './dynamodb-error.ts';

/**
 * Raised by `batchWrite` and `batchDelete` when something cannot be written; `cause` says why.
 *
 * Items of requests that were in flight are among the `unwritten`, though the service may have written them.
 */
export class BatchWriteError<T = unknown> extends DynamoDBError {
  override readonly name = 'BatchWriteError';
  /** All that was taken from the source and not reported as written; the first is the one that `cause` is about. */
  readonly unwritten: readonly T[];
  /** The error of the source, if that had failed before. */
  declare readonly sourceError?: unknown;

  constructor(
    message: string,
    unwritten: readonly T[],
    facts?: ErrorFacts & { readonly sourceError?: unknown },
  ) {
    super(message, facts);
    this.unwritten = unwritten;
  }
}

/** Raised by `batchGet` when something cannot be read; `cause` says why. */
export class BatchGetError<K = unknown> extends DynamoDBError {
  override readonly name = 'BatchGetError';
  /** All keys that were taken from the source and not answered; the first is the one that `cause` is about. */
  readonly unread: readonly K[];
  /** The error of the source, if that had failed before. */
  declare readonly sourceError?: unknown;

  constructor(
    message: string,
    unread: readonly K[],
    facts?: ErrorFacts & { readonly sourceError?: unknown },
  ) {
    super(message, facts);
    this.unread = unread;
  }
}

/**
 * Raised when an element was unprocessed for as long as `stallTimeout` allowed.
 *
 * `cause` is the last throttle or outage; there is none where the service throttled parts of batches only.
 */
export class UnprocessedError extends DynamoDBError {
  override readonly name = 'UnprocessedError';
  override readonly retryable = true;
}

/** Raised before anything is sent for an item that is larger than DynamoDB's 400 KB. */
export class ItemTooLargeError extends DynamoDBError {
  override readonly name = 'ItemTooLargeError';
  /** The size of the item by DynamoDB's rules, in bytes. */
  readonly size: number;

  constructor(size: number, limit: number) {
    super(`The item has ${size} bytes, and DynamoDB stores at most ${limit}`);
    this.size = size;
  }
}
