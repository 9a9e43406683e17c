import { defer, EMPTY, map, type Observable, tap } from 'rxjs';
import type { Operation } from '../api/operation.ts';
import { Scan } from '../api/operations.ts';
import type { ItemInput } from '../api/values.ts';
import type { PageFetcher } from '../backpressure/page-prefetcher.ts';
import { paginate } from '../backpressure/paginate.ts';
import type { Call } from '../call/call.ts';
import { itemFormatOf } from '../call/item-format.ts';
import { type StreamCapacity, streamCapacity } from '../capacity/operator-capacity.ts';
import { type ItemFormat, valueFormatOf } from '../codec/item-format.ts';
import { type CallSite, callSite } from '../errors/call-site.ts';
import { withSignal } from '../options/signal.ts';
import { checkedProgress } from '../progress/options.ts';
import type { ProgressMeter } from '../progress/progress-meter.ts';
import { reportProgress } from '../progress/report-progress.ts';
import type { MeteredContext } from '../progress/start-wait.ts';
import type { StallRetry } from '../retry/stall-retry.ts';
import type { CallEvent } from '../telemetry/events.ts';
import { traceCall } from '../telemetry/trace-call.ts';
import type { ScanIdentity } from './checkpoint/progress.ts';
import { type ScanCheckpoint, trackerOf } from './checkpoint/scan-checkpoint.ts';
import { itemCount } from './item-count.ts';
import { type ItemStream, itemStream } from './item-stream.ts';
import { measuredDelivery, measurePage } from './measured-pages.ts';
import type { Page } from './page.ts';
import { keyInFormat, readStartKey, withKeyJson } from './page-key.ts';
import { readAhead } from './read-ahead.ts';
import { rejectRepeatedKey } from './reject-repeated-key.ts';
import { sizedPage } from './sized-page.ts';
import type { CheckpointOptions, PagedOptions } from './stream-options.ts';
import { streamRetry, withContextOnError } from './stream-retry.ts';

interface PagedInput {
  readonly TableName?: string | undefined;
  readonly ExclusiveStartKey?: ItemInput | undefined;
  readonly Segment?: number | undefined;
  readonly TotalSegments?: number | undefined;
  readonly IndexName?: string | undefined;
}

/** Streams the items of a query or a scan; each subscription has a retry policy of its own. */
export function paginateByKey<Input extends PagedInput, T>(
  call: Call,
  operation: Operation<Input, unknown>,
  input: Input,
  options: CheckpointOptions = {},
  identify: (input: Input, items: ItemFormat) => ScanIdentity,
): ItemStream<T> {
  const site = callSite();
  const { checkpoint } = options;
  const items = itemFormatOf(call, options);

  /** Makes the page fetcher of a subscription, unless its checkpoint is finished. */
  function unfinishedPages(meter: ProgressMeter | undefined): PageFetcher<Page<T>, ItemInput> | undefined {
    const capacity = streamCapacity(options.limiter);
    const retry = streamRetry(options, 1, capacity);
    const pages = pageFetcher<Input, T>(call, operation, input, { ...options, site, capacity, meter }, retry);
    if (checkpoint === undefined) return pages;
    const tracker = trackerOf(checkpoint);
    const segment = input.Segment ?? 0;
    tracker.bind(identify(input, items));
    return tracker.isFinished(segment) ? undefined : withCheckpoint(checkpoint, segment, pages, items);
  }

  return itemStream(
    (elements) =>
      withSignal(
        defer(() =>
          reportProgress(checkedProgress(options), {
            meter: () => ({ bytes: 'received', units: 'read' }),
            itemCount: () => itemCountOf(call, operation, input, options),
            run: (meter) => {
              const pages = unfinishedPages(meter);
              return pages === undefined ? EMPTY : paginate(pages, elements);
            },
          }),
        ),
        options.signal,
      ),
    itemsOf<T>,
  );
}

/** Looks up the number of items of a scan from the beginning; a query, or the rest of a scan, has an unknown part of them. */
function itemCountOf(
  call: Call,
  { name }: Operation<never, unknown>,
  input: PagedInput,
  { checkpoint }: CheckpointOptions,
): Observable<number | undefined> {
  const { TotalSegments = 1, Segment = 0, ExclusiveStartKey } = input ?? {};
  const isFromStart =
    checkpoint === undefined ? ExclusiveStartKey === undefined : !trackerOf(checkpoint).hasStarted(Segment);
  return name === Scan.name && isFromStart ? itemCount(call, input, 1 / TotalSegments) : EMPTY;
}

/** Makes pages start from the position of a checkpoint, in the format of the request, and adds the checkpoint to their errors. */
export function withCheckpoint<T>(
  checkpoint: ScanCheckpoint,
  segment: number,
  pages: PageFetcher<Page<T>, ItemInput>,
  items: ItemFormat,
): PageFetcher<Page<T>, ItemInput> {
  const { start, record } = trackerOf(checkpoint).track(segment);
  const addCheckpoint = withContextOnError<Page<T>>(() => ({ checkpoint: checkpoint.toJSON() }));
  return {
    ...pages,
    start: start && keyInFormat(start, valueFormatOf(items)),
    fetch: (key) => {
      const page$ = pages.fetch(key);
      return page$.pipe(
        tap((page) => record(page, pages.next(page))),
        addCheckpoint,
      );
    },
  };
}

/** Makes the page fetcher of a query or a scan; its errors carry the segment and the key from which to resume. */
export function pageFetcher<Input extends PagedInput, T>(
  call: Call,
  operation: Operation<Input, unknown>,
  input: Input,
  options: PagedOptions & {
    readonly site: CallSite;
    readonly capacity: StreamCapacity | undefined;
    readonly meter: ProgressMeter | undefined;
  },
  retry: StallRetry,
): PageFetcher<Page<T>, ItemInput> {
  // JavaScript callers may omit the input; the encoder reports it where that is invalid.
  const { Segment: segment, ExclusiveStartKey, TableName: tableName } = input ?? {};
  const format = valueFormatOf(itemFormatOf(call, options));
  const start = isObject(ExclusiveStartKey)
    ? readStartKey(ExclusiveStartKey, { operation: operation.name, tableName }, format)
    : ExclusiveStartKey;
  const { callerRetries } = retry;
  const { ahead, operation: measured } = readAhead(operation, options);
  const context = { member: 'LastEvaluatedKey', operation: operation.name, tableName, site: options.site };
  const waits: MeteredContext = { operation: operation.name, tableName, segment, meter: options.meter };
  const requestPage = (resumeKey: ItemInput | undefined, event: CallEvent | undefined) => {
    const send = (pageInput: Input) =>
      call<Input, Page<T>>(measured, pageInput, {
        ...options,
        callerRetries,
        event,
        // The whole stream has it, with the waits between its requests.
        signal: undefined,
      });
    const page$ = sizedPage(options.capacity, operation.name, startingAt(input, resumeKey), send);
    return retry
      .send(page$, undefined, event === undefined ? waits : { ...waits, event })
      .pipe(
        rejectRepeatedKey<Page<T>, ItemInput>(resumeKey === start ? undefined : resumeKey, nextKey, context),
      );
  };
  return {
    ...measuredDelivery(waits),
    ahead,
    start,
    next: nextKey,
    fetch: (resumeKey) =>
      traceCall(context, input, (event) => requestPage(resumeKey, event)).pipe(
        map((page) => completePage(page, waits)),
        withContextOnError(() => ({ segment, resumeKey })),
      ),
  };
}

/** Counts a page, makes its key writable as JSON, and adds its segment. */
function completePage<T>(page: Page<T>, context: MeteredContext): Page<T> {
  measurePage(page, context, nextKey(page) === undefined);
  if (page.LastEvaluatedKey !== undefined) withKeyJson(page.LastEvaluatedKey);
  const { segment } = context;
  return segment === undefined ? page : Object.assign(page, { Segment: segment });
}

/** JavaScript callers may pass anything; the encoder rejects what is not an object. */
function isObject(key: ItemInput | undefined): key is ItemInput {
  return typeof key === 'object' && key !== null;
}

/** Returns where the next page starts; an empty key ends the table, as a missing one does. */
function nextKey({ LastEvaluatedKey: key }: Page<unknown>): ItemInput | undefined {
  return key === undefined || Object.keys(key).length === 0 ? undefined : key;
}

function startingAt<Input extends PagedInput>(input: Input, ExclusiveStartKey: ItemInput | undefined): Input {
  return ExclusiveStartKey === undefined ? input : { ...input, ExclusiveStartKey };
}

/** Returns the items of a page; with `Select: 'COUNT'` it has none. */
export function itemsOf<T>({ Items = [] }: Page<T>): readonly T[] {
  return Items;
}
