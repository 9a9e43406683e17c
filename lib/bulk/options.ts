import { type CallSite, callSite } from '../errors/call-site.ts';
import { duration } from '../options/duration.ts';
import { oneOf } from '../options/one-of.ts';
import { positive } from '../options/positive.ts';

/** Options of a batch operator. */
export interface BatchOptions {
  /**
   * How many requests are in flight at most.
   * @default 4
   */
  readonly concurrency?: number | undefined;
  /**
   * The names of the table's key attributes, the partition key first.
   * @default what was given to `db.table`, else what DescribeTable answers, which is sent once per subscription, when the
   * first element has come
   */
  readonly key?: readonly string[] | undefined;
  /**
   * How long a batch that is not full waits for more elements, in milliseconds; with `Infinity`, until it is full or the
   * source ends.
   * @default 100
   */
  readonly linger?: number | undefined;
  /**
   * How long a batch of which the service processes nothing is sent again, in milliseconds: after throttles, and once
   * the service has answered the operator before, also after transient faults: of the connection, statuses of 500, 502, 503
   * and 504, responses that were damaged on the way.
   * @default 300000
   */
  readonly stallTimeout?: number | undefined;
  /**
   * What becomes of an element that cannot be processed: the stream fails with all that is left (`'error'`), or the
   * element is emitted with its error and the rest goes on (`'emit'`).
   * @default 'error'
   */
  readonly onFailure?: OnFailure | undefined;
  /**
   * How many times a request is sent at most, retries included, before the operator handles its error by `stallTimeout` and
   * `onFailure`.
   * @default the client's `maxAttempts`
   */
  readonly maxAttempts?: number | undefined;
}

/** What becomes of elements that cannot be processed. */
type OnFailure = (typeof failureModes)[number];

const failureModes = ['error', 'emit'] as const;

/** The options of a batch operator with their defaults filled in. */
export interface ResolvedBatchOptions {
  readonly concurrency: number;
  readonly key: readonly string[] | undefined;
  readonly linger: number;
  readonly stallTimeout: number;
  readonly onFailure: OnFailure;
  /** What each request of the operator is called with. */
  readonly call: { readonly maxAttempts: number | undefined; readonly site: CallSite };
}

/** Fills in the defaults, and notes where the operator was made. */
export function resolveBatchOptions(options: BatchOptions): ResolvedBatchOptions {
  return {
    concurrency: positive('concurrency', options.concurrency ?? 4),
    key: options.key,
    linger: duration('linger', options.linger ?? 100),
    stallTimeout: duration('stallTimeout', options.stallTimeout ?? 300_000),
    onFailure: oneOf('onFailure', options.onFailure ?? 'error', failureModes),
    call: { maxAttempts: attemptsOf(options), site: callSite() },
  };
}

/** Checked here already: otherwise each request of the operator would fail by itself. */
function attemptsOf({ maxAttempts }: BatchOptions): number | undefined {
  return maxAttempts === undefined || maxAttempts === null ? undefined : positive('maxAttempts', maxAttempts);
}
