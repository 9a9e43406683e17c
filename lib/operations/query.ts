import type { QueryInput } from '../api/inputs.ts';
import { Query } from '../api/operations.ts';
import type { Item } from '../api/values.ts';
import type { Call } from '../call/call.ts';
import { queryIdentity } from '../paging/checkpoint/query-identity.ts';
import type { ItemStream } from '../paging/item-stream.ts';
import { type CheckpointOptions, paginateByKey } from '../paging/key-paginator.ts';

export const query = (call: Call) => ({
  /**
   * Streams the items of one partition key in the order of the sort key, from all pages.
   *
   * `Limit` is the number of items that the service evaluates per page. To read n items, use `take(n)`: no further
   * page is requested. `ScanIndexForward: false` reverses the order.
   *
   * @throws ResourceNotFoundException; CheckpointError if the checkpoint is of another query or of a scan. The error of a
   * page has the `resumeKey` from which to resume, absent for the first page, and the `checkpoint` if there is one
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html
   */
  query: <T = Item>(input: QueryInput, options?: CheckpointOptions): ItemStream<T> =>
    paginateByKey<QueryInput, T>(call, Query, input, options, queryIdentity),
});
