import { type CapacityLimiter, checkedLimiter } from '../capacity/capacity-limiter.ts';
import { type ItemFormat, itemFormats } from '../codec/item-format.ts';
import { type CallSite, callSite } from '../errors/call-site.ts';
import { duration } from '../options/duration.ts';
import { oneOf } from '../options/one-of.ts';
import { positive } from '../options/positive.ts';
import { refuseOption } from '../options/refuse-option.ts';
import { checkedSignal, type SignalOption } from '../options/signal.ts';
import { checkedProgress, type ProgressOptions, type ResolvedProgressOptions } from '../progress/options.ts';

/** Options of a batch operator. */
export interface BatchOptions<Format extends ItemFormat = ItemFormat> extends SignalOption, ProgressOptions {
  /**
   * Whether the elements of the source, and the items that are read, are native values or AttributeValues. With `'bytes'`, the
   * items that are read are `ItemBytes`. `ItemBytes` are written with each of them.
   * @default the client's `items`, else 'native'
   */
  readonly items?: Format | undefined;
  /**
   * How many requests are in flight at most.
   * @default 4
   */
  readonly concurrency?: number | undefined;
  /**
   * The names of the table's key attributes, the partition key first.
   * @default the `key` of `db.table`, or else the key that DescribeTable returns, which is sent once per subscription, when
   * the first element arrives
   */
  readonly key?: readonly string[] | undefined;
  /**
   * How long a partial batch waits for more elements, in milliseconds; with `Infinity`, until it is full or the source ends.
   * @default 100
   */
  readonly linger?: number | undefined;
  /**
   * For how long a batch is retried while the service processes none of its elements, in milliseconds. Throttles are retried,
   * and once the service has responded to the operator, also transient errors: of the connection, statuses 500, 502, 503 and
   * 504, and responses that were damaged in transit.
   * @default 300000
   */
  readonly stallTimeout?: number | undefined;
  /**
   * What happens when an element cannot be processed: the stream fails, and its error has all elements without a result
   * (`'error'`), or the element is emitted with its error and the stream goes on (`'emit'`).
   * @default 'error'
   */
  readonly onFailure?: OnFailure | undefined;
  /**
   * How many times a request is sent at most, retries included, before the operator handles its error by `stallTimeout` and
   * `onFailure`.
   * @default the client's `maxAttempts`
   */
  readonly maxAttempts?: number | undefined;
  /**
   * Limits the capacity units per second: each request waits until the limiter lets it go. Each subscription gets an equal
   * share of what a limiter allows. The results have their `ConsumedCapacity` then.
   * @default none: nothing is limited
   */
  readonly limiter?: CapacityLimiter | undefined;
}

/** What happens when an element cannot be processed. */
type OnFailure = (typeof failureModes)[number];

const failureModes = ['error', 'emit'] as const;

/** The options of a batch operator with their defaults filled in. */
export interface ResolvedBatchOptions {
  readonly concurrency: number;
  readonly key: readonly string[] | undefined;
  readonly linger: number;
  readonly stallTimeout: number;
  readonly onFailure: OnFailure;
  readonly signal: AbortSignal | undefined;
  readonly progress: ResolvedProgressOptions | undefined;
  /** The call options of each request. */
  readonly call: {
    readonly items: ItemFormat | undefined;
    readonly maxAttempts: number | undefined;
    readonly limiter: CapacityLimiter | undefined;
    readonly site: CallSite;
  };
}

/** Fills in the defaults, and captures where the operator was created. */
export function resolveBatchOptions(options: BatchOptions): ResolvedBatchOptions {
  return {
    concurrency: positive('concurrency', options.concurrency ?? 4),
    key: checkedKey(options.key),
    linger: duration('linger', options.linger ?? 100),
    stallTimeout: duration('stallTimeout', options.stallTimeout ?? 300_000),
    onFailure: oneOf('onFailure', options.onFailure ?? 'error', failureModes),
    signal: checkedSignal(options.signal),
    progress: checkedProgress(options),
    call: {
      items: checkedItems(options),
      maxAttempts: checkedMaxAttempts(options),
      limiter: checkedLimiter(options.limiter),
      site: callSite(),
    },
  };
}

function checkedItems({ items }: BatchOptions): ItemFormat | undefined {
  return items === undefined || items === null ? undefined : oneOf('items', items, itemFormats);
}

/** Copies the names: a string, whose characters could be taken for names, and an empty key would reach the service. */
function checkedKey(key: BatchOptions['key']): readonly string[] | undefined {
  if (key === undefined || key === null) return undefined;
  const expected = 'the names of one or two attributes in an array';
  if (!Array.isArray(key)) return refuseOption('key', key, expected);
  const names: readonly unknown[] = [...key];
  const [partition, sort] = names;
  if (names.length < 1 || names.length > 2 || !names.every(isName) || partition === sort)
    return refuseOption('key', key, expected);
  return names;
}

function isName(name: unknown): name is string {
  return typeof name === 'string' && name !== '';
}

/** Checks the option when the operator is created: else each of its requests would fail. */
function checkedMaxAttempts({ maxAttempts }: BatchOptions): number | undefined {
  return maxAttempts === undefined || maxAttempts === null ? undefined : positive('maxAttempts', maxAttempts);
}
