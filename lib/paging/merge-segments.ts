import { defer, map, Observable, tap } from 'rxjs';
import type { ScanInput } from '../api/inputs.ts';
import { Scan } from '../api/operations.ts';
import type { ItemInput } from '../api/values.ts';
import { pacedMergeMap } from '../backpressure/paced-merge-map.ts';
import type { PageFetcher } from '../backpressure/page-prefetcher.ts';
import { type ItemsOf, paginate } from '../backpressure/paginate.ts';
import type { Call } from '../call/call.ts';
import { itemFormatOf } from '../call/item-format.ts';
import { type StreamCapacity, streamCapacity } from '../capacity/operator-capacity.ts';
import type { ItemFormat } from '../codec/item-format.ts';
import { type CallSite, callSite } from '../errors/call-site.ts';
import { withSignal } from '../options/signal.ts';
import { checkedProgress } from '../progress/options.ts';
import type { ProgressMeter } from '../progress/progress-meter.ts';
import { type MeteredStream, reportProgress } from '../progress/report-progress.ts';
import { SegmentProgress } from '../progress/segment-progress.ts';
import type { StallRetry } from '../retry/stall-retry.ts';
import { type ScanCheckpoint, scanCheckpoint, trackerOf } from './checkpoint/scan-checkpoint.ts';
import { itemCount } from './item-count.ts';
import { type ItemStream, itemStream } from './item-stream.ts';
import { itemsOf, pageFetcher, withCheckpoint } from './key-paginator.ts';
import type { Page } from './page.ts';
import { type SegmentPlan, type SegmentPlanOptions, segmentList, segmentPlan } from './segment-plan.ts';
import { type SegmentSlot, segmentScheduler } from './segment-scheduler.ts';
import type { CheckpointOptions } from './stream-options.ts';
import { streamRetry } from './stream-retry.ts';

/** The input of a scan of all segments, without `Segment` and `ExclusiveStartKey`, which belong to one segment. */
export interface ParallelScanInput
  extends Omit<ScanInput, 'Segment' | 'ExclusiveStartKey' | 'TotalSegments'> {
  /** Into how many segments the table is divided, 1 to 1,000,000; AWS advises one per 2 GB. */
  readonly TotalSegments: number;
}

export interface ParallelScanOptions<Format extends ItemFormat = ItemFormat>
  extends CheckpointOptions<Format> {
  /**
   * How many segments are scanned at once, and how many requests are in flight at most. Throttles that are not limited to
   * one key range halve the number of requests, and successes raise it again (AIMD).
   *
   * The next segment starts when one ends, or when one is throttled for its key range or without a stated reason. Such a
   * segment is set aside: it does not count until its next page arrives. At most `concurrency` segments are set aside.
   * @default 16
   */
  readonly concurrency?: number | undefined;
  /**
   * Which segments to scan, each once, where several machines or threads share a table: see `segmentsOf`. Segments that are
   * scanned at the same time are far apart in this list, because neighbours are often throttled together. `progress`
   * reports on these segments only. A checkpoint has the position of each segment that has begun, whatever the list:
   * a scan that resumes with another list reads what is not finished of that list, and keeps the other positions.
   * @default all of them, from 0 to `TotalSegments` - 1
   */
  readonly segments?: Iterable<number> | undefined;
}

/** Streams the items of all segments of a parallel scan, merged in the order in which their pages arrive. */
export function mergeSegments<T>(
  call: Call,
  input: ParallelScanInput,
  options: ParallelScanOptions = {},
): ItemStream<T> {
  const { segments, ...rest } = options;
  const listed = segmentList(segments, input?.TotalSegments);
  const optionsWithSite = { ...rest, listed, site: callSite() };
  return itemStream(
    (elements) =>
      withSignal(
        defer(() => mergedSegments(call, input, optionsWithSite, elements)),
        options.signal,
      ),
    itemsOf<T>,
  );
}

export type ScanOptions = Omit<ParallelScanOptions, 'segments'> &
  Pick<SegmentPlanOptions, 'listed'> & { readonly site: CallSite };

/** What the segments of one subscription share. */
interface SharedBySegments {
  readonly checkpoint: ScanCheckpoint;
  readonly retry: StallRetry;
  readonly capacity: StreamCapacity | undefined;
}

export function mergedSegments<T, E>(
  call: Call,
  input: ParallelScanInput,
  options: ScanOptions,
  elements: ItemsOf<Page<T>, E>,
): Observable<E> {
  const { checkpoint = scanCheckpoint() } = options;
  const plan = segmentPlan(input, options, trackerOf(checkpoint));
  const { concurrency } = plan;
  const capacity = streamCapacity(options.limiter);
  const retry = streamRetry(options, concurrency, capacity);
  const pagesOf = segmentPages<T>(call, input, options, { checkpoint, retry, capacity });

  // Twice the concurrency, because as many segments may be set aside as may run. Only a segment that completes releases its
  // slot, because an error ends all of them.
  const merged = (meter: ProgressMeter | undefined) =>
    startedSegments(plan.unfinished(), concurrency).pipe(
      pacedMergeMap(
        (started) =>
          paginate(pagesOf(started, meter), elements).pipe(tap({ complete: started.slot.release })),
        2 * concurrency,
      ),
    );
  return reportProgress(checkedProgress(options), {
    ...meteredScan(call, input, plan),
    run: (meter) =>
      new Observable((subscriber) => {
        // Runs first in the teardown, so that aborting a request sends no other one in its place.
        subscriber.add(retry.close);
        return merged(meter).subscribe(subscriber);
      }),
  });
}

/** Makes the function that returns the page fetcher of a segment. */
function segmentPages<T>(
  call: Call,
  input: ParallelScanInput,
  options: ScanOptions,
  { checkpoint, retry, capacity }: SharedBySegments,
): (started: StartedSegment, meter: ProgressMeter | undefined) => PageFetcher<Page<T>, ItemInput> {
  const items = itemFormatOf(call, options);
  // Without a checkpoint of the caller, delivered pages are acknowledged, so that the one in an error leads to the rest.
  const onDelivered = options.checkpoint === undefined ? checkpoint.acknowledge : undefined;
  return ({ segment: Segment, slot }, meter) => {
    const segmentRetry: StallRetry = {
      ...retry,
      send: (request, _, context) => retry.send(request, slot, context),
    };
    const pageOptions = { ...options, capacity, meter };
    const pages = pageFetcher<ScanInput, T>(call, Scan, { ...input, Segment }, pageOptions, segmentRetry);
    const fetcher = { ...withCheckpoint(checkpoint, Segment, pages, items), onDelivered };
    meter?.segments?.start(Segment, fetcher.start !== undefined);
    return fetcher;
  };
}

/** Returns what the progress of a parallel scan needs: how many of its segments are left, and how many items they have. */
function meteredScan(
  call: Call,
  input: ParallelScanInput,
  { count, unfinished }: SegmentPlan,
): Pick<MeteredStream<never>, 'meter' | 'itemCount'> {
  let left = 0;
  return {
    meter: () => {
      for (const _ of unfinished()) left++;
      const segments = new SegmentProgress(count, count - left);
      return { bytes: 'received', units: 'read', segments };
    },
    itemCount: () => itemCount(call, input, left / input.TotalSegments),
  };
}

interface StartedSegment {
  readonly segment: number;
  readonly slot: SegmentSlot;
}

/** Emits each segment once there is both demand downstream and a slot for it. */
function startedSegments(segments: Iterable<number>, concurrency: number): Observable<StartedSegment> {
  const { acquire } = segmentScheduler(concurrency);
  const iterator = segments[Symbol.iterator]();
  const fetch = () => acquire().pipe(map((slot) => ({ slot, ...iterator.next() })));
  const next = ({ done }: IteratorResult<number>) => (done ? undefined : true);
  return paginate({ fetch, next }, ({ slot, done, value }) => (done ? [] : [{ segment: value, slot }]));
}
