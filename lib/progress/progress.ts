/** What can limit a stream, in the order in which equal times are judged. */
export const limits = ['sink', 'source', 'limiter', 'throttles', 'network', 'client'] as const;

/**
 * What limits a stream at present: that for which its requests and segments have waited longest.
 *
 * - `'sink'`: the consumer: waits for demand, and the time in its synchronous code.
 * - `'source'`: the source of a batch operator, which sends too few elements to keep `concurrency` requests in flight; of a
 *   stream of changes, the table, which changes too little to read its shards without a pause.
 * - `'limiter'`: the option `limiter`.
 * - `'throttles'`: the service: retry delays after throttles, and the lower number of requests in flight that follows them.
 * - `'network'`: the time from the sending of requests to their responses, and retry delays after lost connections.
 * - `'client'`: decoding, a busy event loop while responses wait, or the client's `maxClients`.
 */
export type LimitedBy = (typeof limits)[number];

/** How much of something there is per second. */
export interface ProgressRates {
  /** Items per second, after filters. */
  readonly items: number;
  /** Items that the service evaluated, per second, before filters. */
  readonly scanned: number;
  /** Bytes of bodies per second. */
  readonly bytes: number;
  /** Capacity units per second. */
  readonly units: ProgressUnits;
}

/** Capacity units that were consumed. */
export interface ProgressUnits {
  readonly read: number;
  readonly write: number;
}

/** How many items a stream will have scanned in all. */
export interface ProgressEstimate {
  /** The expected number, in items before filters. */
  readonly items: number;
  /** The lower end of the 95 % interval. */
  readonly low: number;
  /** The upper end of the 95 % interval; absent for `ItemCount`, which says nothing of its own error. */
  readonly high?: number;
  /** The finished segments of a parallel scan, or the `ItemCount` of DescribeTable, which is up to six hours old. */
  readonly basis: 'segments' | 'ItemCount';
}

/** How far a stream is: a plain object that can be kept, compared and written as JSON. */
export interface Progress {
  /** Whether the stream is running, has completed, or has failed. */
  readonly state: 'running' | 'complete' | 'failed';
  /** The items received, after filters; of a batch operator, the elements that were written, deleted or looked up. */
  readonly items: number;
  /** The items that the service evaluated, before filters; of a batch operator the same as `items`. */
  readonly scanned: number;
  /** The pages received; of a batch operator, the responses. */
  readonly pages: number;
  /** The bytes of the bodies: of responses; of requests for a batch operator that writes. Headers do not count. */
  readonly bytes: number;
  /** The requests that were sent, retries included. */
  readonly requests: number;
  /** The requests that were sent to repeat one that had failed, or its unprocessed items. */
  readonly retries: number;
  /** The throttled requests, and the responses with unprocessed items. */
  readonly throttles: number;
  /** The capacity units consumed, as far as responses said so. */
  readonly units: ProgressUnits;
  /** What these units cost, in the currency of the option `unitPrice`; absent without that option. */
  readonly cost?: number;
  /** The segments of a parallel scan; those that were finished in its checkpoint count as started and as finished. */
  readonly segments?: { readonly finished: number; readonly started: number; readonly total: number };
  /** The milliseconds since the subscription. */
  readonly elapsed: number;
  /** Per second: over the last one or two intervals, and since the subscription. */
  readonly rates: { readonly now: ProgressRates; readonly overall: ProgressRates };
  /** How many items there are to scan in all; absent while nothing tells, for queries and for batch operators. */
  readonly estimate?: ProgressEstimate;
  /** The milliseconds until the end, by the estimate and the rate of the last half minute; absent without an estimate. */
  readonly remaining?: number;
  /** What limited the stream in the last one or two intervals; at the end, in all of its time. Absent if it never waited. */
  readonly limitedBy?: LimitedBy;
  /**
   * How far a stream of changes is behind, in milliseconds: the time since the last change that was read of the slowest shard,
   * or since the last read that found nothing more. Absent from other streams, and until a shard is read.
   */
  readonly lag?: number;
}
