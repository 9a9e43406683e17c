import { defer, filter, type Observable } from 'rxjs';
import type { ScanInput } from '../api/inputs.ts';
import { Scan } from '../api/operations.ts';
import type { Item, ItemInput } from '../api/values.ts';
import { pacedFrom } from '../backpressure/paced-from.ts';
import { pacedMergeMap } from '../backpressure/paced-merge-map.ts';
import type { PageFetcher } from '../backpressure/page-prefetcher.ts';
import { type ItemsOf, paginate } from '../backpressure/paginate.ts';
import { type CallSite, callSite } from '../errors/call-site.ts';
import { InvalidValueError } from '../errors/invalid.ts';
import { positive } from '../options/positive.ts';
import { ledgerOf, type ScanCheckpoint, scanCheckpoint } from '../stream/checkpoint/scan-checkpoint.ts';
import { type ItemStream, itemStream } from '../stream/item-stream.ts';
import type { Page } from '../stream/page.ts';
import type { Call } from './call.ts';
import { itemsOf, type PagedOptions, paceOf, pagesOf, telling } from './paged.ts';

/** A scan of all segments: `Segment` and `ExclusiveStartKey` belong to one of them only. */
export interface ParallelScanInput
  extends Omit<ScanInput, 'Segment' | 'ExclusiveStartKey' | 'TotalSegments'> {
  /** Into how many segments the table is divided, 1 to 1,000,000; AWS advises one per 2 GB. */
  readonly TotalSegments: number;
}

export interface ParallelScanOptions extends PagedOptions {
  /**
   * How many segments are scanned at once; the next one starts when one ends. Throttles lower the number of requests
   * under way, and successes raise it again up to this.
   * @default 16
   */
  readonly concurrency?: number | undefined;
  /**
   * Which segments to scan, for one of several machines that share a table.
   * @default all of them, from 0 to `TotalSegments` - 1
   */
  readonly segments?: Iterable<number> | undefined;
  /**
   * Where to go on: segments that are finished there are left out, begun ones go on behind what was acknowledged.
   *
   * Only pages can be acknowledged, not items, so use it with `pages()`; one subscription at a time.
   * @default none: the scan begins at the beginning
   */
  readonly checkpoint?: ScanCheckpoint | undefined;
}

const defaultConcurrency = 16;

/** DynamoDB's own limit. */
const maxSegments = 1_000_000;

export const parallelScan = (call: Call) => ({
  /**
   * Streams every item of a table or an index, several segments at once, merged as their pages come.
   *
   * Items of one segment keep their order; those of different segments have none. Each page tells its `Segment`. A
   * segment that is slow does not hold up the others.
   *
   * @throws ResourceNotFoundException; CheckpointError if the checkpoint is of another scan. Any error tells the `segment`
   * and the `resumeKey` from which it goes on, and a `checkpoint` for the scan as a whole: the one that was given, else
   * one that counts the pages that were delivered to the last item, whatever became of the items.
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Scan.html
   */
  parallelScan: <T = Item>(input: ParallelScanInput, options: ParallelScanOptions = {}): ItemStream<T> => {
    const located = { ...options, site: callSite() };
    return itemStream((elements) => defer(() => mergedSegments(call, input, located, elements)), itemsOf<T>);
  },
});

function mergedSegments<T, E>(
  call: Call,
  input: ParallelScanInput,
  options: ParallelScanOptions & { readonly site: CallSite },
  elements: ItemsOf<Page<T>, E>,
): Observable<E> {
  const { segments = allSegments(input), checkpoint = scanCheckpoint() } = options;
  const concurrency = positive('concurrency', options.concurrency ?? defaultConcurrency);
  checkTotalSegments(input);
  const ledger = ledgerOf(checkpoint);
  ledger.begin(input);
  const pace = paceOf(options, concurrency);
  const delivered = options.checkpoint === undefined ? checkpoint.acknowledge : undefined;

  function pagesOfSegment(Segment: number): PageFetcher<Page<T>, ItemInput> {
    const paging = pagesOf<ScanInput, T>(call, Scan, { ...input, Segment }, options, pace);
    const { fetch, ...tracked } = ledger.track(Segment, paging);
    const whole = telling<Page<T>>(() => ({ checkpoint: checkpoint.toJSON() }));
    return { ...tracked, delivered, fetch: (key) => fetch(key).pipe(whole) };
  }

  return pacedFrom(segments).pipe(
    filter((segment) => !ledger.isFinished(segment)),
    pacedMergeMap((segment) => paginate(pagesOfSegment(segment), elements), concurrency),
  );
}

/** Without a number of segments there would be none: an empty stream, of a table that may be full. */
function checkTotalSegments({ TableName: tableName, TotalSegments }: ParallelScanInput): void {
  if (Number.isInteger(TotalSegments) && TotalSegments >= 1 && TotalSegments <= maxSegments) return;
  const reason = `must be an integer from 1 to ${maxSegments}, not ${TotalSegments}`;
  throw new InvalidValueError(reason, ['TotalSegments'], { operation: Scan.name, tableName });
}

/** One after another, because a million numbers need not be held at once; iterable more than once. */
function allSegments({ TotalSegments }: ParallelScanInput): Iterable<number> {
  return {
    *[Symbol.iterator]() {
      for (let segment = 0; segment < TotalSegments; segment++) yield segment;
    },
  };
}
