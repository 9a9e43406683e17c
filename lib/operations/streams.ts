import type { Observable } from 'rxjs';
import type {
  DescribeStreamInput,
  GetRecordsInput,
  GetShardIteratorInput,
  ListStreamsInput,
} from '../api/inputs.ts';
import { DescribeStream, GetRecords, GetShardIterator, ListStreams } from '../api/operations.ts';
import type {
  DescribeStreamOutput,
  GetRecordsOutput,
  GetShardIteratorOutput,
  ListStreamsOutput,
  StreamSummary,
} from '../api/outputs.ts';
import type { Item } from '../api/values.ts';
import type { Call, CallOptions } from '../call/call.ts';
import type { ItemsAs } from '../call/item-format.ts';
import type { ItemFormat } from '../codec/item-format.ts';
import type { ItemStream } from '../paging/item-stream.ts';
import type { StreamOptions } from '../paging/stream-options.ts';
import { paginateByToken } from '../paging/token-paginator.ts';

export const streams = <Default = Item>(call: Call) => ({
  /**
   * Streams the DynamoDB Streams of the account in the region, or of one table: those that are enabled, and those that were
   * disabled less than 24 hours ago.
   *
   * `Limit` is the number of streams per page, at most 100. An error has the `resumeToken` from which to resume.
   *
   * @throws ResourceNotFoundException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_ListStreams.html
   */
  listStreams: (
    input: ListStreamsInput = {},
    options?: StreamOptions,
  ): ItemStream<StreamSummary, ListStreamsOutput> =>
    paginateByToken(
      call,
      ListStreams,
      { start: 'ExclusiveStartStreamArn', next: 'LastEvaluatedStreamArn', elements: 'Streams' },
      input,
      options,
    ),

  /**
   * Describes a stream: its status, what its records contain, and one page of its shards.
   *
   * A page has at most 100 shards. If `LastEvaluatedShardId` is present, there are more: send it as `ExclusiveStartShardId`.
   * `ShardFilter: { Type: 'CHILD_SHARDS', ShardId }` returns the children of one shard; servers that do not know it return
   * all shards. The service allows ten calls per second.
   *
   * @throws ResourceNotFoundException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_DescribeStream.html
   */
  describeStream: (input: DescribeStreamInput, options?: CallOptions): Observable<DescribeStreamOutput> =>
    call(DescribeStream, input, options),

  /**
   * Returns the iterator with which `getRecords` reads a shard, valid for 15 minutes.
   *
   * `ShardIteratorType` is where it starts: at the oldest record (`TRIM_HORIZON`), after the newest (`LATEST`), or at or after
   * the record with a `SequenceNumber` (`AT_SEQUENCE_NUMBER`, `AFTER_SEQUENCE_NUMBER`).
   *
   * @throws ResourceNotFoundException, TrimmedDataAccessException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_GetShardIterator.html
   */
  getShardIterator: (
    input: GetShardIteratorInput,
    options?: CallOptions,
  ): Observable<GetShardIteratorOutput> => call(GetShardIterator, input, options),

  /**
   * Reads the next records of a shard: at most 1,000, and at most 1 MB; emits them with the iterator for the next ones.
   *
   * An empty `Records` does not mean that the shard has ended: only an absent `NextShardIterator` does. The items in a record
   * are native values, or AttributeValues with the option `items`. `ApproximateCreationDateTime` is a Date, in whole seconds.
   *
   * @throws ExpiredIteratorException, TrimmedDataAccessException, ResourceNotFoundException, LimitExceededException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_GetRecords.html
   */
  getRecords: <T = Default, Format extends ItemFormat = ItemFormat>(
    input: GetRecordsInput,
    options?: CallOptions<Format>,
  ): Observable<GetRecordsOutput<ItemsAs<T, Format>>> => call(GetRecords, input, options),
});
