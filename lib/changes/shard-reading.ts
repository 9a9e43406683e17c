import type { Observable } from 'rxjs';
import type { PageFetcher } from '../backpressure/page-prefetcher.ts';
import type { GapEnd } from '../errors/stream-gap-error.ts';
import type { SegmentScheduler } from '../paging/segment-scheduler.ts';
import type { ChangeBatch } from './change-batch.ts';
import type { ShardPosition } from './checkpoint/change-position.ts';
import type { ShardTracking } from './checkpoint/change-tracker.ts';
import type { PollIntervals } from './poll-timing.ts';
import type { ShardRequests } from './shard-requests.ts';

/** Where the next page of a shard starts. */
export interface ShardCursor {
  /** Absent at the start, and after an iterator has expired. */
  readonly iterator: string | undefined;
  readonly position: ShardPosition;
}

/** What the readers of all shards of a stream share. */
export interface ShardReading<T> {
  readonly requests: ShardRequests<T>;
  /** Limits how many pages are requested or wait to be delivered. */
  readonly slots: SegmentScheduler;
  readonly intervals: PollIntervals;
  /** The service's time in milliseconds. */
  readonly now: () => number;
  /** Records from before this time are not delivered. */
  readonly since: number | undefined;
  /** Whether nobody has begun to read the shard before, in this process or an earlier one. */
  readonly isNew: boolean;
  /** Whether a shard has children. */
  readonly isClosed: (shardId: string) => boolean;
  /** Whether nothing comes in a shard after a sequence number. */
  readonly isEnd: (shardId: string, sequenceNumber: string) => boolean;
  /** Emits whether listings still have a shard. */
  readonly isListed: (shardId: string) => Observable<boolean>;
  /** Throws the error of a gap, or returns if the stream goes on after it. */
  readonly onGap: (shardId: string, after: GapEnd, before: GapEnd, cause?: unknown) => void;
  /** Called when the last page of a shard has come. */
  readonly onEnd: (shardId: string) => void;
  /** Records what of a page has to be acknowledged. */
  readonly record: (batch: ChangeBatch<T>, position: ShardPosition, track: ShardTracking['record']) => void;
  readonly onDelivered: (batch: ChangeBatch<T>) => void;
  /** Called with each page, and up to which time its shard is read. */
  readonly onPage: (batch: ChangeBatch<T>, records: number, position: ShardPosition) => void;
  /** Measures the waits for demand and the deliveries. */
  readonly measured: Pick<PageFetcher<unknown, unknown>, 'onWait' | 'measureDelivery'>;
  /** Begins to measure a pause between two reads, and returns the function that ends it. */
  readonly startPause: () => (() => void) | undefined;
}
