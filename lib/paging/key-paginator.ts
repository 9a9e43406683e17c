import { catchError, defer, EMPTY, type MonoTypeOperatorFunction, map, throwError } from 'rxjs';
import type { Operation } from '../api/operation.ts';
import type { ItemInput } from '../api/values.ts';
import type { PageFetcher } from '../backpressure/page-prefetcher.ts';
import { paginate } from '../backpressure/paginate.ts';
import type { Call, CallOptions } from '../call/call.ts';
import { type CallSite, callSite } from '../errors/call-site.ts';
import { type ErrorFacts, withContext } from '../errors/dynamodb-error.ts';
import { duration } from '../options/duration.ts';
import { type StallRetry, stallRetry } from '../retry/stall-retry.ts';
import type { ScanIdentity } from './checkpoint/progress.ts';
import { type ScanCheckpoint, trackerOf } from './checkpoint/scan-checkpoint.ts';
import { type ItemStream, itemStream } from './item-stream.ts';
import type { Page } from './page.ts';
import { readStartKey, withKeyJson } from './page-key.ts';
import { readAhead } from './read-ahead.ts';
import { rejectRepeatedKey } from './reject-repeated-key.ts';

/**
 * Options of a stream of pages.
 *
 * Until the first page has come, `maxAttempts` limits the attempts after transient faults: of the connection, statuses of
 * 500, 502, 503 and 504, responses that were damaged on the way. Later such faults, and all throttles, are retried for as
 * long as `stallTimeout`. A response that lacks what its operation returns is always retried up to `maxAttempts` only.
 */
export interface StreamOptions extends CallOptions {
  /**
   * How long the stream goes on retrying without receiving any page, in milliseconds: after throttles, and after its first
   * page also after transient faults.
   * @default 300000
   */
  readonly stallTimeout?: number | undefined;
}

/** Options of a stream that can read ahead. */
export interface PagedOptions extends StreamOptions {
  /**
   * How many pages are read ahead of the consumer, per segment. With 0, a page is requested only while there is demand.
   * @default 0
   */
  readonly prefetch?: number | undefined;
  /**
   * How many bytes of pages may have been read ahead, per segment, before no further page is, whatever `prefetch` allows.
   * @default 16 MiB
   */
  readonly prefetchBytes?: number | undefined;
}

/** Options of a query or a scan. */
export interface CheckpointOptions extends PagedOptions {
  /**
   * The checkpoint to resume from and to acknowledge pages on.
   *
   * Only pages can be acknowledged, not items, so use it with `pages()`, and with one subscription at a time.
   * @default none: the stream begins at the beginning
   */
  readonly checkpoint?: ScanCheckpoint | undefined;
}

interface PagedInput {
  readonly TableName?: string | undefined;
  readonly ExclusiveStartKey?: ItemInput | undefined;
  readonly Segment?: number | undefined;
}

/** Makes the pace of a stream with at most `concurrency` requests in flight. */
export function streamRetry({ stallTimeout }: StreamOptions, concurrency: number): StallRetry {
  return stallRetry({ concurrency, stallTimeout: duration('stallTimeout', stallTimeout ?? 300_000) });
}

/** Says in the error of a page where to resume, as that stands when the error comes. */
export function withContextOnError<Page>(
  facts: () => Omit<ErrorFacts, 'cause'>,
): MonoTypeOperatorFunction<Page> {
  return catchError((error: unknown) => throwError(() => withContext(error, facts())));
}

/** Streams the items of a query or a scan, each subscription at a pace of its own. */
export function paginateByKey<Input extends PagedInput, T>(
  call: Call,
  operation: Operation<Input, unknown>,
  input: Input,
  options: CheckpointOptions = {},
  identify: (input: Input) => ScanIdentity,
): ItemStream<T> {
  const site = callSite();
  const { checkpoint } = options;

  function paging(): PageFetcher<Page<T>, ItemInput> | undefined {
    const whole = pageFetcher<Input, T>(
      call,
      operation,
      input,
      { ...options, site },
      streamRetry(options, 1),
    );
    if (checkpoint === undefined) return whole;
    const ledger = trackerOf(checkpoint);
    const segment = input.Segment ?? 0;
    ledger.bind(identify(input));
    return ledger.isFinished(segment) ? undefined : withCheckpoint(checkpoint, segment, whole);
  }

  return itemStream(
    (elements) =>
      defer(() => {
        const pages = paging();
        return pages === undefined ? EMPTY : paginate(pages, elements);
      }),
    itemsOf<T>,
  );
}

/** Pages from where a checkpoint stands; an error tells the checkpoint too. */
export function withCheckpoint<T>(
  checkpoint: ScanCheckpoint,
  segment: number,
  paging: PageFetcher<Page<T>, ItemInput>,
): PageFetcher<Page<T>, ItemInput> {
  const { fetch, ...rest } = trackerOf(checkpoint).track(segment, paging);
  const whole = withContextOnError<Page<T>>(() => ({ checkpoint: checkpoint.toJSON() }));
  return { ...rest, fetch: (key) => fetch(key).pipe(whole) };
}

/** Pages through a query or a scan; an error tells the segment and the key from which to resume. */
export function pageFetcher<Input extends PagedInput, T>(
  call: Call,
  operation: Operation<Input, unknown>,
  input: Input,
  options: PagedOptions & { readonly site: CallSite },
  pace: StallRetry,
): PageFetcher<Page<T>, ItemInput> {
  // Plain JavaScript may leave the input out; what that is worth is said when the request is encoded.
  const { Segment: segment, ExclusiveStartKey, TableName: tableName } = input ?? {};
  const start = isObject(ExclusiveStartKey)
    ? readStartKey(ExclusiveStartKey, { operation: operation.name, tableName })
    : ExclusiveStartKey;
  const { callerRetries } = pace;
  const { ahead, operation: measured } = readAhead(operation, options);
  const facts = { member: 'LastEvaluatedKey', operation: operation.name, tableName, site: options.site };
  const page$ = (resumeKey: ItemInput | undefined) =>
    call<Input, Page<T>>(measured, startingAt(input, resumeKey), { ...options, callerRetries });
  return {
    ahead,
    start,
    next: nextKey,
    fetch: (resumeKey) =>
      pace.send(page$(resumeKey)).pipe(
        rejectRepeatedKey<Page<T>, ItemInput>(resumeKey === start ? undefined : resumeKey, nextKey, facts),
        map((page) => {
          if (page.LastEvaluatedKey !== undefined) withKeyJson(page.LastEvaluatedKey);
          return segment === undefined ? page : Object.assign(page, { Segment: segment });
        }),
        withContextOnError(() => ({ segment, resumeKey })),
      ),
  };
}

/** Plain JavaScript may give anything; what is no object is refused when the request is encoded. */
function isObject(key: ItemInput | undefined): key is ItemInput {
  return typeof key === 'object' && key !== null;
}

/** An empty key is the end of the table, as a missing one is. */
function nextKey({ LastEvaluatedKey: key }: Page<unknown>): ItemInput | undefined {
  return key === undefined || Object.keys(key).length === 0 ? undefined : key;
}

function startingAt<Input extends PagedInput>(input: Input, ExclusiveStartKey: ItemInput | undefined): Input {
  return ExclusiveStartKey === undefined ? input : { ...input, ExclusiveStartKey };
}

/** The items of a page; a page that only counts has none. */
export function itemsOf<T>({ Items = [] }: Page<T>): readonly T[] {
  return Items;
}
