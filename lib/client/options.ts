import type { Dispatcher } from 'undici';
import type { NumberRule } from '../codec/number-rule.ts';
import { type RetryScope, retryScopes } from '../retry/budget.ts';
import type { ConnectionOptions } from '../settings/connection.ts';
import { oneOf } from '../settings/one-of.ts';
import { positive } from '../settings/positive.ts';

/** What a user may say about a client; nothing of it is needed where the environment or the shared files say it. */
export interface DynamoDBOptions extends ConnectionOptions {
  /**
   * How many requests are in flight at most; the others wait their turn.
   * @default 100
   */
  readonly maxClients?: number | undefined;
  /**
   * How many times a request is sent at most, retries included.
   * @default `AWS_MAX_ATTEMPTS`, else the profile's `max_attempts`, else 4
   */
  readonly maxAttempts?: number | undefined;
  /**
   * Whether a request that is not idempotent is sent again after a failure that does not tell whether it was applied: an
   * update that adds (`ADD`, `SET a = a + :n`, `list_append`) or copies, a condition on the state before, `ReturnValues` of
   * `ALL_OLD` and `UPDATED_OLD`, a PartiQL insert, and what creates or deletes a table or a backup. `false` is for those who
   * would rather be told that it is `ambiguous`.
   * @default true
   */
  readonly retryAmbiguous?: boolean | undefined;
  /**
   * What shares a budget of retries: the calls about one table, so that a throttled table does not starve the others, or
   * all calls of the client.
   * @default 'table'
   */
  readonly retryBudget?: RetryScope | undefined;
  /**
   * What DynamoDB's numbers become: without loss, always `number`, always `ExactNumber`, or what a function makes of the
   * text.
   * @default 'lossless'
   */
  readonly numbers?: NumberRule | undefined;
  /**
   * How long connecting may take, in milliseconds; it has no effect on a `dispatcher` of your own.
   * @default 3000
   */
  readonly connectTimeout?: number | undefined;
  /**
   * How long the service may take to begin its response, in milliseconds.
   * @default 30000
   */
  readonly headersTimeout?: number | undefined;
  /**
   * How long the body of a response may pause, in milliseconds.
   * @default 30000
   */
  readonly bodyTimeout?: number | undefined;
  /**
   * The undici dispatcher to send through: a proxy, a mock, an agent of your own. `close()` leaves it open.
   * @default an `Agent` of the client's own
   */
  readonly dispatcher?: Dispatcher | undefined;
}

/** The options that are not about where to connect, with their defaults filled in. */
export interface ResolvedOptions {
  readonly maxClients: number;
  /** Absent where the settings say it. */
  readonly maxAttempts: number | undefined;
  readonly retryAmbiguous: boolean;
  readonly retryBudget: RetryScope;
  readonly numbers: NumberRule;
  readonly connectTimeout: number;
  readonly headersTimeout: number;
  readonly bodyTimeout: number;
}

/** Fills in the defaults. The timeouts lie between those of the AWS SDKs: Java waits 2 s and 30 s, Python 60 s. */
export function resolveOptions(options: DynamoDBOptions): ResolvedOptions {
  const attempts = options.maxAttempts ?? undefined;
  return {
    maxClients: positive('maxClients', options.maxClients ?? 100),
    maxAttempts: attempts === undefined ? undefined : positive('maxAttempts', attempts),
    retryAmbiguous: options.retryAmbiguous ?? true,
    retryBudget: oneOf('retryBudget', options.retryBudget ?? 'table', retryScopes),
    numbers: options.numbers ?? 'lossless',
    connectTimeout: positive('connectTimeout', options.connectTimeout ?? 3000),
    headersTimeout: positive('headersTimeout', options.headersTimeout ?? 30_000),
    bodyTimeout: positive('bodyTimeout', options.bodyTimeout ?? 30_000),
  };
}
