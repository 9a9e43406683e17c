import { mergeMap, range } from 'rxjs';
import type { ScanInput } from '../api/inputs.ts';
import { Scan } from '../api/operations.ts';
import type { Item } from '../api/values.ts';
import { follow } from '../stream/follow.ts';
import { ItemStream } from '../stream/item-stream.ts';
import type { Call, CallOptions } from './call.ts';
import { itemsOf, pagesOf } from './paged.ts';

/** A scan of all segments: `Segment` and `ExclusiveStartKey` belong to one of them only. */
export interface ParallelScanInput
  extends Omit<ScanInput, 'Segment' | 'ExclusiveStartKey' | 'TotalSegments'> {
  /** Into how many segments the table is divided, 1 to 1,000,000; AWS advises one per 2 GB. */
  readonly TotalSegments: number;
}

export interface ParallelScanOptions extends CallOptions {
  /**
   * How many segments are scanned at once; the next one starts when one ends.
   * @default 16
   */
  readonly concurrency?: number | undefined;
}

const defaultConcurrency = 16;

export const parallelScan = (call: Call) => ({
  /**
   * Streams every item of a table or an index, several segments at once, merged as their pages come.
   *
   * Items of one segment keep their order; those of different segments have none. Each page tells its `Segment`.
   *
   * @throws ResourceNotFoundException; any error tells the `segment` and the `resumeKey` from which to go on
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Scan.html
   */
  parallelScan: <T = Item>(input: ParallelScanInput, options: ParallelScanOptions = {}): ItemStream<T> => {
    const { concurrency = defaultConcurrency } = options;
    const segmentPages = (Segment: number) =>
      pagesOf<ScanInput, T>(call, Scan, { ...input, Segment }, options);
    return new ItemStream(
      (elements) =>
        range(0, input.TotalSegments).pipe(
          mergeMap((segment) => follow(segmentPages(segment), elements), concurrency),
        ),
      itemsOf<T>,
    );
  },
});
