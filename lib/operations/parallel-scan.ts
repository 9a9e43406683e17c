import type { Item } from '../api/values.ts';
import type { Call } from '../call/call.ts';
import type { ItemStream } from '../paging/item-stream.ts';
import { mergeSegments, type ParallelScanInput, type ParallelScanOptions } from '../paging/merge-segments.ts';

export const parallelScan = (call: Call) => ({
  /**
   * Streams every item of a table or an index, several segments at once, merged as their pages come.
   *
   * Items of one segment keep their order; those of different segments have none. Each page has its `Segment`. A
   * segment that is slow does not hold up the others, nor does one whose key range is throttled.
   *
   * @throws ResourceNotFoundException; InvalidValueError if `TotalSegments` is not an integer from 1 to 1,000,000;
   * CheckpointError if the checkpoint is of another scan. The error of a page has the `segment`, the `resumeKey` from which
   * that goes on, and a `checkpoint` for the scan as a whole: the one that was given, else one that counts each page whose
   * items have all been delivered, whether or not they were processed
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Scan.html
   */
  parallelScan: <T = Item>(input: ParallelScanInput, options?: ParallelScanOptions): ItemStream<T> =>
    mergeSegments<T>(call, input, options),
});
