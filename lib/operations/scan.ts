import type { ScanInput } from '../api/inputs.ts';
import { Scan } from '../api/operations.ts';
import type { Item } from '../api/values.ts';
import type { Call } from '../call/call.ts';
import type { ItemsAs } from '../call/item-format.ts';
import type { ItemFormat } from '../codec/item-format.ts';
import type { ScanIdentity } from '../paging/checkpoint/progress.ts';
import type { ItemStream } from '../paging/item-stream.ts';
import { paginateByKey } from '../paging/key-paginator.ts';
import type { CheckpointOptions } from '../paging/stream-options.ts';

export const scan = <Default = Item>(call: Call) => ({
  /**
   * Streams every item of a table or an index, from all pages.
   *
   * `Limit` is the number of items that the service evaluates per page. To read n items, use `take(n)`: no further
   * page is requested. `Segment` and `TotalSegments` stream one segment; `parallelScan` merges them all.
   *
   * @throws ResourceNotFoundException; CheckpointError if the checkpoint is of another scan or of a query. The error of a
   * page has the `resumeKey` from which to resume, absent for the first page, and the `checkpoint` if there is one
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Scan.html
   * @example
   * db.scan<Song>({ TableName: 'Music' })
   *   .pipe(count(({ Year }) => Year < 1960))
   *   .subscribe((songs) => console.log(songs)); // 20
   */
  scan: <T = Default, Format extends ItemFormat = ItemFormat>(
    input: ScanInput,
    options?: CheckpointOptions<Format>,
  ): ItemStream<ItemsAs<T, Format>> =>
    paginateByKey<ScanInput, ItemsAs<T, Format>>(call, Scan, input, options, scanIdentity),
});

/** Identifies a scan in its checkpoint. */
function scanIdentity({ TableName, IndexName, TotalSegments, Segment }: ScanInput): ScanIdentity {
  return { operation: 'Scan', TableName, IndexName, TotalSegments, Segment };
}
