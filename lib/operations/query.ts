import type { QueryInput } from '../api/inputs.ts';
import { Query } from '../api/operations.ts';
import type { Item } from '../api/values.ts';
import type { Call } from '../call/call.ts';
import { queryIdentity } from '../paging/checkpoint/query-identity.ts';
import type { ItemStream } from '../paging/item-stream.ts';
import { type CheckpointOptions, paginateByKey } from '../paging/key-paginator.ts';

export const query = (call: Call) => ({
  /**
   * Streams the items of one partition key, in the order of the sort key, page after page to the last.
   *
   * `Limit` is how many items the service evaluates per page; `take(n)` is how to ask for n items: no request
   * follows. `ScanIndexForward: false` reverses the order.
   *
   * @throws ResourceNotFoundException; CheckpointError if the checkpoint is of another query or of a scan. The error of a
   * page has the `resumeKey` to go on from, absent at the beginning, and the `checkpoint` if one was given
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html
   */
  query: <T = Item>(input: QueryInput, options?: CheckpointOptions): ItemStream<T> =>
    paginateByKey<QueryInput, T>(call, Query, input, options, queryIdentity),
});
