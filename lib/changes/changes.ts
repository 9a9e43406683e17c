import { asyncScheduler, catchError, defer, Observable, switchMap, throwError } from 'rxjs';
import type { StreamDescription } from '../api/outputs.ts';
import type { ItemsOf } from '../backpressure/paginate.ts';
import type { Call } from '../call/call.ts';
import { type CallSite, callSite, withCallSite } from '../errors/call-site.ts';
import { withContext } from '../errors/dynamodb-error.ts';
import { streamGapError } from '../errors/stream-gap-error.ts';
import { withSignal } from '../options/signal.ts';
import { streamRetry } from '../paging/key-paginator.ts';
import { segmentScheduler } from '../paging/segment-scheduler.ts';
import { type ChangeStream, changeStream, type Unit } from './change-stream.ts';
import { type ChangesOptions, resolveChangesOptions } from './changes-options.ts';
import { changeCheckpoint, changeTrackerOf } from './checkpoint/change-checkpoint.ts';
import { mergeShards } from './shard-merge.ts';
import type { ShardPage, ShardReading } from './shard-reader.ts';
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
      defer(() => changesOf<T, E>(call, input, { ...options, site }, elements, unit)),
      options?.signal,
    ),
  );
}

/** One subscription to a stream of changes. */
function changesOf<T, E>(
  call: Call,
  input: ChangesInput,
  options: ChangesOptions & { readonly site: CallSite },
  elements: ItemsOf<ShardPage<T>, E>,
  unit: Unit,
): Observable<E> {
  const { concurrency, intervals, needs, onGap, start, given } = resolveChangesOptions(options);
  const source = checkChangesInput(input);
  const checkpoint = given ?? changeCheckpoint();
  const reads = streamRetry(options, concurrency);
  let tableName = source.TableName;

  const readingOf = (streamArn: string) => ({
    requests: shardRequests<T>(call, streamArn, options, reads, streamRetry(options, 1)),
    slots: segmentScheduler(concurrency),
    intervals,
    now: () => call.now?.() ?? asyncScheduler.now(),
    record: unit === 'change' && given !== undefined ? recordChanges : recordBatch,
    // Without a checkpoint of the caller, what was delivered is acknowledged, so that the one in an error leads to the rest.
    onDelivered: given === undefined ? checkpoint.acknowledge : () => {},
    onGap: (...[shardId, after, before, cause]: Parameters<ShardReading<T>['onGap']>) => {
      if (onGap === 'error')
        throw streamGapError({ streamArn, shardId, after, before }, { cause, tableName });
    },
  });
  const onDescription = (description: StreamDescription) => {
    tableName ??= description.TableName;
    checkImages(description, needs);
  };

  const changes$ = findStreamArn(call, source, { ...options, signal: undefined }).pipe(
    switchMap((streamArn) => {
      const tracker = changeTrackerOf(checkpoint);
      const merge = { streamArn, tracker, start, reading: readingOf(streamArn), onDescription };
      return mergeShards(merge, elements);
    }),
    catchError((error: unknown) => {
      const context = { tableName, checkpoint: checkpoint.toJSON() };
      return throwError(() => withCallSite(withContext(error, context), options.site));
    }),
  );
  return new Observable((subscriber) => {
    // Runs first in the teardown, so that aborting a request sends no other one in its place.
    subscriber.add(reads.close);
    return changes$.subscribe(subscriber);
  });
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
