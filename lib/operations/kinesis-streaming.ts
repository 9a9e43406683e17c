import type { Observable } from 'rxjs';
import type {
  DescribeKinesisStreamingDestinationInput,
  KinesisStreamingDestinationInput,
  UpdateKinesisStreamingDestinationInput,
} from '../api/inputs.ts';
import {
  DescribeKinesisStreamingDestination,
  DisableKinesisStreamingDestination,
  EnableKinesisStreamingDestination,
  UpdateKinesisStreamingDestination,
} from '../api/operations.ts';
import type {
  DescribeKinesisStreamingDestinationOutput,
  KinesisStreamingDestinationOutput,
  UpdateKinesisStreamingDestinationOutput,
} from '../api/outputs.ts';
import type { Call, CallOptions } from '../call/call.ts';

export const kinesisStreaming = (call: Call) => ({
  /**
   * Returns the Kinesis data streams that receive a table's changes, and the status of each.
   *
   * @throws ResourceNotFoundException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeKinesisStreamingDestination.html
   */
  describeKinesisStreamingDestination: (
    input: DescribeKinesisStreamingDestinationInput,
    options?: CallOptions,
  ): Observable<DescribeKinesisStreamingDestinationOutput> =>
    call(DescribeKinesisStreamingDestination, input, options),

  /**
   * Starts to send the changes of a table's items to a Kinesis data stream.
   *
   * `ApproximateCreationDateTimePrecision` is `MILLISECOND` by default.
   *
   * @throws ResourceNotFoundException, ResourceInUseException, LimitExceededException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_EnableKinesisStreamingDestination.html
   */
  enableKinesisStreamingDestination: (
    input: KinesisStreamingDestinationInput,
    options?: CallOptions,
  ): Observable<KinesisStreamingDestinationOutput> => call(EnableKinesisStreamingDestination, input, options),

  /**
   * Changes the precision of the timestamps in the records that a table sends to a Kinesis data stream.
   *
   * @throws ResourceNotFoundException, ResourceInUseException, LimitExceededException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateKinesisStreamingDestination.html
   */
  updateKinesisStreamingDestination: (
    input: UpdateKinesisStreamingDestinationInput,
    options?: CallOptions,
  ): Observable<UpdateKinesisStreamingDestinationOutput> =>
    call(UpdateKinesisStreamingDestination, input, options),

  /**
   * Stops sending a table's changes to a Kinesis data stream; the stream itself stays.
   *
   * @throws ResourceNotFoundException, ResourceInUseException, LimitExceededException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DisableKinesisStreamingDestination.html
   */
  disableKinesisStreamingDestination: (
    input: KinesisStreamingDestinationInput,
    options?: CallOptions,
  ): Observable<KinesisStreamingDestinationOutput> =>
    call(DisableKinesisStreamingDestination, input, options),
});
