import type { Dispatcher } from 'undici';
import { type NumberRule, numberRules } from '../codec/number-rule.ts';
import type { ConnectionOptions } from '../config/connection.ts';
import { boolean } from '../options/boolean.ts';
import { oneOf } from '../options/one-of.ts';
import { positive } from '../options/positive.ts';
import { type RetryScope, retryScopes } from '../retry/budget.ts';

/** Options of a client. All are optional: region and credentials may come from the environment or the shared files. */
export interface DynamoDBOptions extends ConnectionOptions {
  /**
   * How many requests are in flight at most; further requests wait in a FIFO queue.
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
   * `ALL_OLD` and `UPDATED_OLD`, a PartiQL insert, and what creates or deletes a table or a backup. With `false` the call
   * fails instead, with an error that is `ambiguous`.
   * @default true
   */
  readonly retryAmbiguous?: boolean | undefined;
  /**
   * Which calls share a retry budget: those about one table (`'table'`), so that a throttled table does not use up the
   * retries of others, or all calls of the client (`'client'`).
   * @default 'table'
   */
  readonly retryBudget?: RetryScope | undefined;
  /**
   * How DynamoDB's numbers are read: `'lossless'`, always as `number` (`'number'`), always as `ExactNumber` (`'exact'`), or
   * as what a function returns for their text. `'lossless'` gives a `number` where that is exact, else a `bigint` for an
   * integer beyond ±(2^53 - 1) (1e20 is read as 100000000000000000000n), else an `ExactNumber`.
   * @default 'lossless'
   */
  readonly numbers?: NumberRule | undefined;
  /**
   * Whether a `number` beyond ±(2^53 - 1), which may have lost digits, is written as JavaScript prints it. Otherwise it is
   * refused, 1e20 for example, as by the AWS marshaller. A `bigint` or an `ExactNumber` of that size can always be written.
   * @default true where `numbers` reads all as `number`, else false
   */
  readonly allowImpreciseNumbers?: boolean | undefined;
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
   * The undici dispatcher to send through: a proxy, a mock, an agent of your own, of undici 6, 7 or 8. `close()` leaves it
   * open.
   * @default a `Pool` of the client's own for each origin
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
  readonly allowImpreciseNumbers: boolean;
  readonly connectTimeout: number;
  readonly headersTimeout: number;
  readonly bodyTimeout: number;
}

/** Fills in the defaults. The timeouts lie between those of the AWS SDKs: Java waits 2 s and 30 s, Python 60 s. */
export function resolveOptions(options: DynamoDBOptions): ResolvedOptions {
  const numbers = numberRule(options.numbers ?? 'lossless');
  const allowImpreciseNumbers = options.allowImpreciseNumbers ?? readsAllAsNumber(numbers);
  const attempts = options.maxAttempts ?? undefined;
  return {
    maxClients: positive('maxClients', options.maxClients ?? 100),
    maxAttempts: attempts === undefined ? undefined : positive('maxAttempts', attempts),
    retryAmbiguous: boolean('retryAmbiguous', options.retryAmbiguous ?? true),
    retryBudget: oneOf('retryBudget', options.retryBudget ?? 'table', retryScopes),
    numbers,
    allowImpreciseNumbers: boolean('allowImpreciseNumbers', allowImpreciseNumbers),
    connectTimeout: positive('connectTimeout', options.connectTimeout ?? 3000),
    headersTimeout: positive('headersTimeout', options.headersTimeout ?? 30_000),
    bodyTimeout: positive('bodyTimeout', options.bodyTimeout ?? 30_000),
  };
}

function numberRule(rule: NumberRule): NumberRule {
  return typeof rule === 'function' ? rule : oneOf('numbers', rule, numberRules, { besides: 'a function' });
}

/** A rule that reads large numbers as the nearest `number` implies that they can be written back. */
function readsAllAsNumber(rule: NumberRule): boolean {
  return rule === 'number' || rule === Number || rule === Number.parseFloat;
}
