import { catchError, defer, Observable, switchMap, throwError } from 'rxjs';
import { GetRecords } from '../api/operations.ts';
import type { StreamDescription } from '../api/outputs.ts';
import type { ItemsOf } from '../backpressure/paginate.ts';
import { type Call, serviceTime } from '../call/call.ts';
import { type CallSite, callSite, withCallSite } from '../errors/call-site.ts';
import { withContext } from '../errors/dynamodb-error.ts';
import { streamGapError } from '../errors/stream-gap-error.ts';
import { withSignal } from '../options/signal.ts';
import { measuredDelivery } from '../paging/measured-pages.ts';
import { segmentScheduler } from '../paging/segment-scheduler.ts';
import { streamRetry } from '../paging/stream-retry.ts';
import { checkedProgress } from '../progress/options.ts';
import type { ProgressMeter } from '../progress/progress-meter.ts';
import { reportProgress } from '../progress/report-progress.ts';
import { type ChangeStream, changeStream, type Unit } from './change-stream.ts';
import {
  type ChangesOptions,
  type ResolvedChangesOptions,
  resolveChangesOptions,
} from './changes-options.ts';
import { type ChangeCheckpoint, changeCheckpoint, changeTrackerOf } from './checkpoint/change-checkpoint.ts';
import { type ShardLags, shardLags } from './shard-lags.ts';
import { type MergedReading, mergeShards } from './shard-merge.ts';
import type { ShardPage } from './shard-reader.ts';
import type { ShardReading } from './shard-reading.ts';
import { shardRequests } from './shard-requests.ts';
import { type ChangesInput, checkChangesInput, checkImages, findStreamArn } from './stream-description.ts';

/** Streams the changes of a table, from all shards of its stream. */
export function streamChanges<T>(
  call: Call,
  input: ChangesInput,
  options: ChangesOptions = {},
): ChangeStream<T> {
  const site = callSite();
  return changeStream<T>(<E>(elements: ItemsOf<ShardPage<T>, E>, unit: Unit) =>
    withSignal(
      defer(() => readChanges<T, E>(call, input, { ...options, site }, elements, unit)),
      options?.signal,
    ),
  );
}

type OptionsWithSite = ChangesOptions & {
  readonly site: CallSite;
  /** The checkpoint on which what was delivered is acknowledged, if there is no `checkpoint` of the caller. */
  readonly delivered?: ChangeCheckpoint;
};

/** One subscription to a stream of changes. */
export function readChanges<T, E>(
  call: Call,
  input: ChangesInput,
  options: OptionsWithSite,
  elements: ItemsOf<ShardPage<T>, E>,
  unit: Unit,
): Observable<E> {
  const resolved = resolveChangesOptions(options);
  const source = checkChangesInput(input);
  const { given, start, needs } = resolved;
  const checkpoint = given ?? options.delivered ?? changeCheckpoint();
  const tracker = changeTrackerOf(checkpoint);
  const lags = shardLags();
  const now = () => serviceTime(call);
  const reads = streamRetry(options, resolved.concurrency, undefined);
  let tableName = source.TableName;
  const onDescription = (description: StreamDescription) => {
    tableName ??= description.TableName;
    checkImages(description, needs);
  };

  const readingOf = (streamArn: string, meter: ProgressMeter | undefined): MergedReading<T> => {
    const { progress, ...callOptions } = options;
    const listings = streamRetry(options, 1, undefined);
    const requestOptions = { ...callOptions, tableName, meter, reads, listings };
    return {
      ...readingOptions<T>(streamArn, resolved, meter, lags),
      requests: shardRequests<T>(call, streamArn, requestOptions),
      now,
      record: unit === 'change' && given !== undefined ? recordChanges : recordBatch,
      // Without a checkpoint of the caller, what was delivered is acknowledged, so that the one in an error leads to the rest.
      onDelivered: given === undefined ? checkpoint.acknowledge : () => {},
    };
  };
  const run = (meter: ProgressMeter | undefined) =>
    findStreamArn(call, source, { ...options, meter, signal: undefined }).pipe(
      switchMap((streamArn) => {
        const reading = readingOf(streamArn, meter);
        return mergeShards({ streamArn, tracker, start, reading, onDescription }, elements);
      }),
      catchError((error: unknown) => {
        const context = { tableName, checkpoint: checkpoint.toJSON() };
        return throwError(() => withCallSite(withContext(error, context), options.site));
      }),
    );
  return reportProgress(checkedProgress(options), {
    meter: () => ({ bytes: 'received', units: 'read', lag: () => lags.lag(now()) }),
    run: (meter) => closingFirst(reads.close, run(meter)),
  });
}

/** Runs a function first in the teardown, so that aborting a request sends no other one in its place. */
function closingFirst<E>(close: () => void, source: Observable<E>): Observable<E> {
  return new Observable((subscriber) => {
    subscriber.add(close);
    return source.subscribe(subscriber);
  });
}

/** What the readers of a subscription get from its options. */
function readingOptions<T>(
  streamArn: string,
  { concurrency, intervals, onGap }: ResolvedChangesOptions,
  meter: ProgressMeter | undefined,
  lags: ShardLags,
): Pick<ShardReading<T>, 'slots' | 'intervals' | 'onGap' | 'onPage' | 'measured' | 'startPause'> {
  return {
    slots: segmentScheduler(concurrency),
    intervals,
    measured: measuredDelivery({
      operation: GetRecords.name,
      tableName: undefined,
      segment: undefined,
      meter,
    }),
    startPause: () => meter?.startSlot('source'),
    onPage({ shardId, changes }, scanned, { isFinished, at }) {
      meter?.addPage({ items: changes.length, scanned });
      if (isFinished) lags.end(shardId);
      else lags.read(shardId, at);
    },
    onGap(shardId, after, before, cause) {
      if (onGap === 'error') throw streamGapError({ streamArn, shardId, after, before }, { cause });
    },
  };
}

type Record = ShardReading<unknown>['record'];

/** Lets a batch be acknowledged; a page without changes counts as acknowledged. */
const recordBatch: Record = (batch, position, track) =>
  track(batch.changes.length > 0 ? batch : undefined, position);

/** Lets each change be acknowledged; what follows the last one, if it was left out, goes with it. */
const recordChanges: Record = ({ changes }, position, track) => {
  if (changes.length === 0) track(undefined, position);
  changes.forEach((change, index) => {
    const { sequenceNumber, at } = change;
    const isLast = index === changes.length - 1;
    track(
      change,
      isLast ? position : { ...position, after: sequenceNumber, at: at.getTime(), isFinished: false },
    );
  });
};
