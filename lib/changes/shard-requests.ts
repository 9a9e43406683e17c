import { map, type Observable } from 'rxjs';
import type { DescribeStreamInput, GetRecordsInput, GetShardIteratorInput } from '../api/inputs.ts';
import type { Operation } from '../api/operation.ts';
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
import type { ProgressMeter } from '../progress/progress-meter.ts';
import type { MeteredContext } from '../progress/start-wait.ts';
import type { StallRetry, ThrottledSlot } from '../retry/stall-retry.ts';
import { traceCall } from '../telemetry/trace-call.ts';

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
  readonly tableName: string | undefined;
  readonly meter: ProgressMeter | undefined;
  /** The retry of the reads of shards. */
  readonly reads: StallRetry;
  /** The retry of listings, so that they do not wait behind the reads. */
  readonly listings: StallRetry;
}

/** Makes the requests for one stream. */
export function shardRequests<T>(call: Call, StreamArn: string, options: RequestOptions): ShardRequests<T> {
  const { reads, listings, tableName, meter, ...callOptions } = options;

  function send<Input extends object, Output>(
    retry: StallRetry,
    operation: Operation<Input, unknown>,
    input: Input,
    slot?: ThrottledSlot,
  ): Observable<Output> {
    const waits: MeteredContext = { operation: operation.name, tableName, segment: undefined, meter };
    return traceCall({ operation, tableName }, input, (event) => {
      // The whole stream has the signal, with the waits between its requests.
      const output$ = call<Input, Output>(operation, input, {
        ...callOptions,
        meter,
        callerRetries: retry.callerRetries,
        event,
        signal: undefined,
      });
      return retry.send(output$, slot, event === undefined ? waits : { ...waits, event });
    });
  }

  return {
    getIterator(ShardId, after, slot) {
      const start =
        after === undefined
          ? ({ ShardIteratorType: 'TRIM_HORIZON' } as const)
          : ({ ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after } as const);
      const input = { StreamArn, ShardId, ...start };
      return send<GetShardIteratorInput, GetShardIteratorOutput>(reads, GetShardIterator, input, slot).pipe(
        map(({ ShardIterator }) => present(ShardIterator, 'ShardIterator')),
      );
    },
    getRecords: (ShardIterator, slot) =>
      send<GetRecordsInput, GetRecordsOutput<T>>(reads, GetRecords, { ShardIterator }, slot),
    describeStream: (input) =>
      send<DescribeStreamInput, DescribeStreamOutput>(listings, DescribeStream, {
        StreamArn,
        ...input,
      }).pipe(map(({ StreamDescription }) => present(StreamDescription, 'StreamDescription'))),
  };
}

function present<V>(member: V | undefined, name: string): V {
  if (member !== undefined) return member;
  throw new InvalidResponseError(`The response has no \`${name}\``);
}
