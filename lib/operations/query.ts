import type { QueryInput } from '../api/inputs.ts';
import { Query } from '../api/operations.ts';
import type { Item } from '../api/values.ts';
import type { Call } from '../call/call.ts';
import type { ItemsAs } from '../call/item-format.ts';
import type { ItemFormat } from '../codec/item-format.ts';
import { queryIdentity } from '../paging/checkpoint/query-identity.ts';
import type { ItemStream } from '../paging/item-stream.ts';
import { paginateByKey } from '../paging/key-paginator.ts';
import type { CheckpointOptions } from '../paging/stream-options.ts';

export const query = <Default = Item>(call: Call) => ({
  /**
   * Streams the items of one partition key in the order of the sort key, from all pages.
   *
   * `Limit` is the number of items that the service evaluates per page. To read n items, use `take(n)`: no further
   * page is requested. `ScanIndexForward: false` reverses the order.
   *
   * @throws ResourceNotFoundException; CheckpointError if the checkpoint is of another query or of a scan. The error of a
   * page has the `resumeKey` from which to resume, absent for the first page, and the `checkpoint` if there is one
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html
   * @example
   * db.query<Song>({
   *   TableName: 'Music',
   *   KeyConditionExpression: 'Artist = :artist',
   *   ExpressionAttributeValues: { ':artist': 'Nina Simone' },
   * })
   *   .pipe(take(1))
   *   .subscribe(({ SongTitle }) => console.log(SongTitle)); // Sinnerman
   */
  query: <T = Default, Format extends ItemFormat = ItemFormat>(
    input: QueryInput,
    options?: CheckpointOptions<Format>,
  ): ItemStream<ItemsAs<T, Format>> =>
    paginateByKey<QueryInput, ItemsAs<T, Format>>(call, Query, input, options, queryIdentity),
});
