import { catchError, defer, finalize, map, noop, type Observable, of, switchMap, timer } from 'rxjs';
import type { PageFetcher } from '../backpressure/page-prefetcher.ts';
import type { SegmentSlot } from '../paging/segment-scheduler.ts';
import { changeOf } from './change.ts';
import type { ChangeBatch } from './change-batch.ts';
import type { ShardPosition } from './checkpoint/change-position.ts';
import type { ShardTracking } from './checkpoint/change-tracker.ts';
import { pollTiming } from './poll-timing.ts';
import { isBefore } from './record-age.ts';
import type { ShardCursor, ShardReading } from './shard-reading.ts';
import { type Records, recordsAfterGap, requestRecords } from './shard-records.ts';

/** One page of a shard. */
export interface ShardPage<T> {
  readonly batch: ChangeBatch<T>;
  /** Where the next page starts; `undefined` at the end of the shard. */
  readonly next: ShardCursor | undefined;
  readonly slot: SegmentSlot;
}

/** Reads one shard from a position to its end: page after page, which may be empty. */
export function readShard<T>(
  reading: ShardReading<T>,
  shardId: string,
  { start, record }: ShardTracking,
): PageFetcher<ShardPage<T>, ShardCursor> {
  const { slots, now } = reading;
  const timing = pollTiming(reading.intervals);
  const first: ShardCursor = { iterator: undefined, position: start };

  /** Requests the page at a cursor; an empty page without an iterator is the end of a shard that is gone. */
  function pageAt(cursor: ShardCursor, slot: SegmentSlot): Observable<ShardPage<T>> {
    timing.sent(now());
    return requestRecords(reading, shardId, cursor, slot).pipe(
      catchError((error: unknown) => recordsAfterGap(reading, shardId, cursor, slot, error)),
      map((records) => {
        const page = pageOf(reading, shardId, records, cursor.position);
        const { batch, position, records: count, iterator } = page;
        reading.onPage(batch, count, position);
        timing.received({ isEmpty: count === 0, lag: batch.lag, isClosed: reading.isClosed(shardId) });
        if (batch.changes.length === 0) slot.release();
        reading.record(batch, position, record);
        if (position.isFinished) reading.onEnd(shardId);
        return { batch, slot, next: position.isFinished ? undefined : { iterator, position } };
      }),
    );
  }

  return {
    ...reading.measured,
    start: first,
    next: ({ next }) => next,
    fetch: (cursor = first) =>
      defer(() => {
        const delay = timing.delay(now());
        return delay > 0 ? timer(delay).pipe(finalize(reading.startPause() ?? noop)) : of(0);
      }).pipe(
        switchMap(() => slots.acquire()),
        switchMap((slot) => pageAt(cursor, slot)),
      ),
    onDelivered({ batch, slot }) {
      slot.release();
      if (batch.changes.length > 0) reading.onDelivered(batch);
    },
  };
}

/** Makes a page of records, and the position after it. */
function pageOf<T>(
  { now, since }: ShardReading<T>,
  shardId: string,
  { Records = [], NextShardIterator: iterator }: Records<T>,
  before: ShardPosition,
) {
  const all = Records.map((each, index) => changeOf<T>(each, ['Records', index], shardId));
  const changes = since === undefined ? all : all.filter(({ at }) => !isBefore(at, since));
  const last = all.at(-1);
  const isFinished = !iterator;
  // An empty page says that the shard was read up to now; one at the end says nothing of when the shard has ended.
  const at = last?.at.getTime() ?? (isFinished ? before.at : now());
  const position: ShardPosition = { ...before, after: last?.sequenceNumber ?? before.after, at, isFinished };
  const lag = last === undefined ? 0 : Math.max(0, now() - last.at.getTime());
  const batch: ChangeBatch<T> = { shardId, changes, lag };
  return { batch, position, iterator, records: all.length };
}
