import type { Dispatcher } from 'undici';
import { type ItemFormat, itemFormats } from '../codec/item-format.ts';
import { type NumberRule, numberRules } from '../codec/number-rule.ts';
import type { ConnectionOptions } from '../config/connection.ts';
import { boolean } from '../options/boolean.ts';
import { oneOf } from '../options/one-of.ts';
import { positive, positiveOrInfinity } from '../options/positive.ts';
import { type RetryScope, retryScopes } from '../retry/budget.ts';

/** Options of a client. All are optional: the region and the credentials may be set in the environment or the shared files. */
export interface DynamoDBOptions<Format extends ItemFormat = ItemFormat> extends ConnectionOptions {
  /**
   * Whether items, keys and expression values are native values (`'native'`), or AttributeValues as the AWS SDK's low-level
   * client has them (`'attributeValues'`): `{ S: 'Nina Simone' }`, in requests, in responses and in errors. Each call can
   * choose for itself.
   *
   * With `'bytes'`, the items of responses are `ItemBytes`, which are checked and not decoded; keys, expression values and
   * the items of errors are native values. All three formats take `ItemBytes` as items to write.
   *
   * Of AttributeValues only the structure is checked; numbers, sets and nulls are sent and returned as they are. Binaries
   * are `Uint8Array`.
   * @default 'native'
   */
  readonly items?: Format | undefined;
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
   * Whether a request that is not idempotent is retried after a failure that leaves open whether it was applied. Such
   * requests are updates that add (`ADD`, `SET a = a + :n`, `list_append`) or copy, conditions on the previous state,
   * `ReturnValues` of `ALL_OLD` and `UPDATED_OLD`, PartiQL inserts, and the creation and deletion of tables and backups.
   * With `false` the call fails instead, with an error that is `ambiguous`.
   * @default true
   */
  readonly retryAmbiguous?: boolean | undefined;
  /**
   * Which calls share a retry budget: the calls for one table (`'table'`), so that a throttled table does not use up the
   * retries of other tables, or all calls of the client (`'client'`).
   * @default 'table'
   */
  readonly retryBudget?: RetryScope | undefined;
  /**
   * How DynamoDB's numbers are read: without loss (`'lossless'`), always as `number` (`'number'`), always as `ExactNumber`
   * (`'exact'`), or as the result of a function of their text. `'lossless'` gives a `number` if that is exact, else a
   * `bigint` for an integer beyond ±(2^53 - 1) (1e20 is read as 100000000000000000000n), else an `ExactNumber`.
   * @default 'lossless'
   */
  readonly numbers?: NumberRule | undefined;
  /**
   * Whether a `number` beyond ±(2^53 - 1), which may have lost digits, is written as JavaScript prints it. If not, it is
   * refused, 1e20 for example, as by the AWS marshaller. A `bigint` or an `ExactNumber` of that size can always be written.
   * @default true if `numbers` reads all numbers as `number`, else false
   */
  readonly allowImpreciseNumbers?: boolean | undefined;
  /**
   * How long a connection may take to open, in milliseconds; it does not apply to a custom `dispatcher`.
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
   * How long one attempt of a request may take, from sending it to the last byte of its response, in milliseconds; `Infinity`
   * for no limit. It includes the time to connect, and no wait for `maxClients`, credentials or a retry. An attempt that takes
   * longer fails with a `RequestTimeoutError`, which is retried.
   * @default 30000, or `headersTimeout` or `bodyTimeout` if one of these is longer
   */
  readonly requestTimeout?: number | undefined;
  /**
   * A custom dispatcher of undici 6, 7 or 8: a proxy, a mock or an agent. The client's `close()` does not close it.
   * @default a `Pool` for each origin
   */
  readonly dispatcher?: Pick<Dispatcher, 'dispatch'> | undefined;
}

/** The options other than those of the connection, with their defaults filled in. */
export interface ResolvedOptions {
  readonly maxClients: number;
  /** `undefined` if the environment or the shared files decide. */
  readonly maxAttempts: number | undefined;
  readonly retryAmbiguous: boolean;
  readonly retryBudget: RetryScope;
  readonly items: ItemFormat;
  readonly numbers: NumberRule;
  readonly allowImpreciseNumbers: boolean;
  readonly connectTimeout: number;
  readonly headersTimeout: number;
  readonly bodyTimeout: number;
  readonly requestTimeout: number;
}

/**
 * Checks the options, and fills in their defaults.
 *
 * The timeouts are between those of the AWS SDKs: 2 s and 30 s for Java, 60 s for Python.
 */
export function resolveOptions(options: DynamoDBOptions): ResolvedOptions {
  const numbers = numberRule(options.numbers ?? 'lossless');
  const allowImpreciseNumbers = options.allowImpreciseNumbers ?? readsAllAsNumber(numbers);
  const maxAttempts = options.maxAttempts ?? undefined;
  const headersTimeout = positive('headersTimeout', options.headersTimeout ?? 30_000);
  const bodyTimeout = positive('bodyTimeout', options.bodyTimeout ?? 30_000);
  const requestTimeout = options.requestTimeout ?? Math.max(30_000, headersTimeout, bodyTimeout);
  return {
    maxClients: positive('maxClients', options.maxClients ?? 100),
    maxAttempts: maxAttempts === undefined ? undefined : positive('maxAttempts', maxAttempts),
    retryAmbiguous: boolean('retryAmbiguous', options.retryAmbiguous ?? true),
    retryBudget: oneOf('retryBudget', options.retryBudget ?? 'table', retryScopes),
    items: oneOf('items', options.items ?? 'native', itemFormats),
    numbers,
    allowImpreciseNumbers: boolean('allowImpreciseNumbers', allowImpreciseNumbers),
    connectTimeout: positive('connectTimeout', options.connectTimeout ?? 3000),
    headersTimeout,
    bodyTimeout,
    requestTimeout: positiveOrInfinity('requestTimeout', requestTimeout),
  };
}

function numberRule(rule: NumberRule): NumberRule {
  return typeof rule === 'function' ? rule : oneOf('numbers', rule, numberRules, { besides: 'a function' });
}

/** Whether a rule reads large numbers as the nearest `number`, which must then be writable again. */
function readsAllAsNumber(rule: NumberRule): boolean {
  return rule === 'number' || rule === Number || rule === Number.parseFloat;
}
