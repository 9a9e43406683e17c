import type { Item } from '../api/values.ts';
import type { Call } from '../call/call.ts';
import type { ItemsAs } from '../call/item-format.ts';
import type { ItemFormat } from '../codec/item-format.ts';
import type { ItemStream } from '../paging/item-stream.ts';
import { mergeSegments, type ParallelScanInput, type ParallelScanOptions } from '../paging/merge-segments.ts';

export const parallelScan = <Default = Item>(call: Call) => ({
  /**
   * Streams every item of a table or an index, several segments at once, merged as their pages arrive.
   *
   * Items of one segment keep their order; items of different segments are interleaved. Each page has its `Segment`. A
   * segment that is slow, or whose key range is throttled, does not delay the others.
   *
   * @throws ResourceNotFoundException; InvalidValueError if `TotalSegments` is not an integer from 1 to 1,000,000;
   * CheckpointError if the checkpoint is of another scan. The error of a page has the `segment`, its `resumeKey`, and a
   * `checkpoint` of the whole scan: the one of the options, else one that acknowledges each page whose items have all been
   * delivered, whether or not they were processed
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Scan.html
   * @example
   * db.parallelScan<Song>({ TableName: 'Music', TotalSegments: 64 }, { concurrency: 8 })
   *   .pipe(pacedMergeMap((song) => indexSong(song), 16))
   *   .subscribe();
   */
  parallelScan: <T = Default, Format extends ItemFormat = ItemFormat>(
    input: ParallelScanInput,
    options?: ParallelScanOptions<Format>,
  ): ItemStream<ItemsAs<T, Format>> => mergeSegments<ItemsAs<T, Format>>(call, input, options),
});
