import { catchError, map, type Observable, of, switchMap, tap, throwError } from 'rxjs';
import type { GetRecordsOutput } from '../api/outputs.ts';
import {
  ExpiredIteratorException,
  ResourceNotFoundException,
  TrimmedDataAccessException,
} from '../errors/exceptions.ts';
import type { GapEnd } from '../errors/stream-gap-error.ts';
import type { SegmentSlot } from '../paging/segment-scheduler.ts';
import type { ShardPosition } from './checkpoint/change-position.ts';
import type { ShardCursor, ShardReading } from './shard-reading.ts';

/** For how long the service keeps a record, in milliseconds. */
export const retention = 24 * 3_600_000;

/** How often an iterator that has expired while a request was retried is renewed before that is an error. */
const maxRenewals = 3;

/** A page of records, and where the next one is. */
export type Records<T> = Pick<GetRecordsOutput<T>, 'Records' | 'NextShardIterator'>;

/** Requests records, with a new iterator at the start and in the place of one that has expired. */
export function requestRecords<T>(
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
export function recordsAfterGap<T>(
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
