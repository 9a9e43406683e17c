import {
  catchError,
  defer,
  finalize,
  map,
  noop,
  type Observable,
  of,
  switchMap,
  tap,
  throwError,
  timer,
} from 'rxjs';
import type { GetRecordsOutput } from '../api/outputs.ts';
import type { PageFetcher } from '../backpressure/page-prefetcher.ts';
import {
  ExpiredIteratorException,
  ResourceNotFoundException,
  TrimmedDataAccessException,
} from '../errors/exceptions.ts';
import type { GapEnd } from '../errors/stream-gap-error.ts';
import type { SegmentScheduler, SegmentSlot } from '../paging/segment-scheduler.ts';
import { changeOf } from './change.ts';
import type { ChangeBatch } from './change-batch.ts';
import type { ShardPosition } from './checkpoint/change-position.ts';
import type { ShardTracking } from './checkpoint/change-tracker.ts';
import { type PollIntervals, pollTiming } from './poll-timing.ts';
import { isBefore } from './record-age.ts';
import type { ShardRequests } from './shard-requests.ts';

/** For how long the service keeps a record, in milliseconds. */
export const retention = 24 * 3_600_000;

/** How often an iterator that has expired while a request was retried is renewed before that is an error. */
const maxRenewals = 3;

/** Where the next page of a shard starts. */
export interface ShardCursor {
  /** Absent at the start, and after an iterator has expired. */
  readonly iterator: string | undefined;
  readonly position: ShardPosition;
}

/** One page of a shard. */
export interface ShardPage<T> {
  readonly batch: ChangeBatch<T>;
  /** Where the next page starts; `undefined` at the end of the shard. */
  readonly next: ShardCursor | undefined;
  readonly slot: SegmentSlot;
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

type Records<T> = Pick<GetRecordsOutput<T>, 'Records' | 'NextShardIterator'>;

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

/** Requests records, with a new iterator at the start and in the place of one that has expired. */
function requestRecords<T>(
  reading: ShardReading<T>,
  shardId: string,
  { iterator, position }: ShardCursor,
  slot: SegmentSlot,
  renewals = 0,
): Observable<Records<T>> {
  const { requests } = reading;
  const { after } = position;
  const renewed = () =>
    requestRecords(reading, shardId, { iterator: undefined, position }, slot, renewals + 1);
  const isStale = iterator === undefined && after === undefined && isOverdue(reading, position);
  const iterator$ = iterator === undefined ? requests.getIterator(shardId, after, slot) : of(iterator);
  return iterator$.pipe(
    switchMap((current) => requests.getRecords(current, slot)),
    tap(({ Records = [] }) => {
      // The oldest record is where the service starts, whatever was before it.
      if (isStale) reading.onGap(shardId, endAt(position), firstOf(Records));
    }),
    catchError((error: unknown) =>
      error instanceof ExpiredIteratorException && renewals < maxRenewals
        ? renewed()
        : throwError(() => error),
    ),
  );
}

/** Whether the records after a position may be older than the service keeps them. */
function isOverdue<T>({ now }: ShardReading<T>, { at }: ShardPosition): boolean {
  return at !== undefined && now() - at > retention;
}

/** Goes on after records were trimmed, or at the end of a shard that has expired, if gaps are no errors. */
function recordsAfterGap<T>(
  reading: ShardReading<T>,
  shardId: string,
  { position }: ShardCursor,
  slot: SegmentSlot,
  error: unknown,
): Observable<Records<T>> {
  if (error instanceof ResourceNotFoundException) return endOfExpired(reading, shardId, position, error);
  if (!(error instanceof TrimmedDataAccessException)) return throwError(() => error);
  const oldest = { iterator: undefined, position: { isFinished: false } };
  return requestRecords(reading, shardId, oldest, slot).pipe(
    tap(({ Records = [] }) => reportGap(reading, shardId, position, firstOf(Records), error)),
    catchError((again: unknown) =>
      // Not even the oldest record can be read: all of them have expired.
      again instanceof TrimmedDataAccessException || again instanceof ResourceNotFoundException
        ? endOfExpired(reading, shardId, position, again)
        : throwError(() => again),
    ),
  );
}

/** Ends a shard that has expired. Listings may still have it, but not if it is open: then the error has another reason. */
function endOfExpired<T>(
  reading: ShardReading<T>,
  shardId: string,
  position: ShardPosition,
  error: unknown,
): Observable<Records<T>> {
  return reading.isListed(shardId).pipe(
    map((isListed) => {
      if (isListed && !reading.isClosed(shardId)) throw error;
      reportGap(reading, shardId, position, {}, error);
      return { Records: [] };
    }),
  );
}

/** Reports a gap, unless nothing is missing: all of the shard was read, or the stream begins with what there still is. */
function reportGap<T>(
  reading: ShardReading<T>,
  shardId: string,
  position: ShardPosition,
  before: GapEnd,
  cause: unknown,
): void {
  const { after, at } = position;
  if (after !== undefined && reading.isEnd(shardId, after)) return;
  const isStart = after === undefined && reading.isNew && (at === undefined || at === reading.since);
  if (isStart && !isOverdue(reading, position)) return;
  reading.onGap(shardId, endAt(position), before, cause);
}

function endAt({ after, at }: ShardPosition): GapEnd {
  return { sequenceNumber: after, at: at === undefined ? undefined : new Date(at) };
}

function firstOf<T>([first]: NonNullable<Records<T>['Records']>): GapEnd {
  return {
    sequenceNumber: first?.dynamodb?.SequenceNumber,
    at: first?.dynamodb?.ApproximateCreationDateTime,
  };
}
