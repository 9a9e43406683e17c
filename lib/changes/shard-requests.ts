import { map, type Observable } from 'rxjs';
import type { DescribeStreamInput, GetRecordsInput, GetShardIteratorInput } from '../api/inputs.ts';
import { DescribeStream, GetRecords, GetShardIterator } from '../api/operations.ts';
import type {
  DescribeStreamOutput,
  GetRecordsOutput,
  GetShardIteratorOutput,
  StreamDescription,
} from '../api/outputs.ts';
import type { Call, CallOptions } from '../call/call.ts';
import type { CallSite } from '../errors/call-site.ts';
import { InvalidResponseError } from '../errors/invalid.ts';
import type { StallRetry, ThrottledSlot } from '../retry/stall-retry.ts';

/** Where to start in a shard: after a sequence number, or at its oldest record. */
export type IteratorStart = string | undefined;

/** The requests of one subscription to a stream of changes, each retried until the stall timeout. */
export interface ShardRequests<T> {
  readonly getIterator: (shardId: string, after: IteratorStart, slot: ThrottledSlot) => Observable<string>;
  readonly getRecords: (iterator: string, slot: ThrottledSlot) => Observable<GetRecordsOutput<T>>;
  readonly describeStream: (input: Omit<DescribeStreamInput, 'StreamArn'>) => Observable<StreamDescription>;
}

interface RequestOptions extends CallOptions {
  readonly site: CallSite;
}

/**
 * Makes the requests for one stream.
 *
 * @param reads the retry of the reads of shards
 * @param listings the retry of listings, so that they do not wait behind the reads
 */
export function shardRequests<T>(
  call: Call,
  StreamArn: string,
  options: RequestOptions,
  reads: StallRetry,
  listings: StallRetry,
): ShardRequests<T> {
  // The whole stream has the signal, with the waits between its requests.
  const optionsOf = ({ callerRetries }: StallRetry) => ({ ...options, callerRetries, signal: undefined });
  return {
    getIterator(ShardId, after, slot) {
      const start =
        after === undefined
          ? ({ ShardIteratorType: 'TRIM_HORIZON' } as const)
          : ({ ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after } as const);
      const iterator$ = call<GetShardIteratorInput, GetShardIteratorOutput>(
        GetShardIterator,
        { StreamArn, ShardId, ...start },
        optionsOf(reads),
      );
      return reads
        .send(iterator$, slot)
        .pipe(map(({ ShardIterator }) => present(ShardIterator, 'ShardIterator')));
    },
    getRecords: (ShardIterator, slot) =>
      reads.send(
        call<GetRecordsInput, GetRecordsOutput<T>>(GetRecords, { ShardIterator }, optionsOf(reads)),
        slot,
      ),
    describeStream: (input) =>
      listings
        .send(
          call<DescribeStreamInput, DescribeStreamOutput>(
            DescribeStream,
            { StreamArn, ...input },
            optionsOf(listings),
          ),
        )
        .pipe(map(({ StreamDescription }) => present(StreamDescription, 'StreamDescription'))),
  };
}

function present<V>(member: V | undefined, name: string): V {
  if (member !== undefined) return member;
  throw new InvalidResponseError(`The response has no \`${name}\``);
}
