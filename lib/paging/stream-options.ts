import type { CallOptions } from '../call/call.ts';
import type { ItemFormat } from '../codec/item-format.ts';
import type { ProgressOptions } from '../progress/options.ts';
import type { ScanCheckpoint } from './checkpoint/scan-checkpoint.ts';

/**
 * Options of a stream of pages.
 *
 * Throttles are retried until `stallTimeout`. Transient faults are retried up to `maxAttempts` until the first page has
 * arrived, and until `stallTimeout` after it: lost connections, the statuses 500, 502, 503 and 504, responses damaged in
 * transit. A response that lacks the output of its operation is always retried up to `maxAttempts` only.
 */
export interface StreamOptions<Format extends ItemFormat = ItemFormat> extends CallOptions<Format> {
  /**
   * How long the stream keeps retrying without receiving a page, in milliseconds. It applies to throttles, and after the
   * first page to transient faults too.
   * @default 300000
   */
  readonly stallTimeout?: number | undefined;
}

/** Options of a stream that can read ahead. */
export interface PagedOptions<Format extends ItemFormat = ItemFormat> extends StreamOptions<Format> {
  /**
   * How many pages are read ahead of the consumer, per segment. With 0, a page is requested only while there is demand.
   * @default 0
   */
  readonly prefetch?: number | undefined;
  /**
   * How many bytes of pages are read ahead, per segment, before no further page is requested, even if `prefetch` allows it.
   * @default 16 MiB
   */
  readonly prefetchBytes?: number | undefined;
}

/** Options of a query or a scan. */
export interface CheckpointOptions<Format extends ItemFormat = ItemFormat>
  extends PagedOptions<Format>,
    ProgressOptions {
  /**
   * The checkpoint to resume from and to acknowledge pages on.
   *
   * Only pages can be acknowledged, not items, so use it with `pages()`, and with one subscription at a time.
   * @default none: the stream starts from the beginning
   */
  readonly checkpoint?: ScanCheckpoint | undefined;
}
