import type { Observable } from 'rxjs';
import type { DescribeTimeToLiveInput, UpdateTimeToLiveInput } from '../api/inputs.ts';
import { DescribeTimeToLive, UpdateTimeToLive } from '../api/operations.ts';
import type { DescribeTimeToLiveOutput, UpdateTimeToLiveOutput } from '../api/outputs.ts';
import type { Call, CallOptions } from '../call/call.ts';

export const timeToLive = (call: Call) => ({
  /**
   * Tells whether a table's items expire, and by which attribute.
   *
   * `TimeToLiveStatus` is `ENABLING` or `DISABLING` for up to an hour after a change.
   *
   * @throws ResourceNotFoundException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTimeToLive.html
   */
  describeTimeToLive: (
    input: DescribeTimeToLiveInput,
    options?: CallOptions,
  ): Observable<DescribeTimeToLiveOutput> => call(DescribeTimeToLive, input, options),

  /**
   * Switches the expiry of a table's items on or off.
   *
   * `AttributeName` holds the time at which an item expires: a number, in seconds since the epoch. What has expired is
   * deleted within a few days, not at once. A table takes one change per hour.
   *
   * @throws ResourceNotFoundException, ResourceInUseException, LimitExceededException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTimeToLive.html
   */
  updateTimeToLive: (
    input: UpdateTimeToLiveInput,
    options?: CallOptions,
  ): Observable<UpdateTimeToLiveOutput> => call(UpdateTimeToLive, input, options),
});
