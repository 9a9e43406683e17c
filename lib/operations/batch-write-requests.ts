import type { OperatorFunction } from 'rxjs';
import type { WriteRequest } from '../api/inputs.ts';
import type { BatchOptions } from '../bulk/options.ts';
import { putsAndDeletions } from '../bulk/write-encoders.ts';
import type { BatchWriteTable, WriteResult } from '../bulk/write-requests.ts';
import type { Call } from '../call/call.ts';
import { writeOperator } from './write-operator.ts';

export const batchWriteRequests = (call: Call, random: () => number = Math.random) => ({
  /**
   * Makes an operator that puts and deletes items of a table, one for each write request that its source emits.
   *
   * A write request is `{ PutRequest: { Item } }` or `{ DeleteRequest: { Key } }`, as BatchWriteItem has it. Puts and deletes
   * of one key keep the order of the source. Each result has the write request as its `item`. Otherwise it works like
   * `batchWrite`; a `Key` may be a whole item, of which only the key attributes are sent.
   *
   * Other members of an element stay in its result and are not sent, such as the position of a change in its source.
   *
   * @throws BatchWriteError with all write requests that are `unwritten` as soon as one cannot be written, unless `onFailure`
   * is `'emit'`; its cause is an InvalidValueError for an element with both requests, with neither, or with a condition. An
   * error of the source is passed on once the requests before it have been written, or is the `sourceError` of that error
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
   * @example
   * songs$
   *   .pipe(
   *     map((song) => (song.Year < 1960 ? { DeleteRequest: { Key: song } } : { PutRequest: { Item: song } })),
   *     db.batchWriteRequests({ TableName: 'Music' }, { key: ['Artist', 'SongTitle'] }),
   *   )
   *   .subscribe();
   */
  batchWriteRequests: <E extends WriteRequest = WriteRequest>(
    table: BatchWriteTable,
    options: BatchOptions = {},
  ): OperatorFunction<E, WriteResult<E>> => writeOperator<E>(call, putsAndDeletions, table, options, random),
});
