import type { Observable } from 'rxjs';
import type { DescribeTimeToLiveInput, UpdateTimeToLiveInput } from '../api/inputs.ts';
import { DescribeTimeToLive, UpdateTimeToLive } from '../api/operations.ts';
import type { DescribeTimeToLiveOutput, UpdateTimeToLiveOutput } from '../api/outputs.ts';
import type { Call, CallOptions } from '../call/call.ts';

export const timeToLive = (call: Call) => ({
  /**
   * Returns whether a table's items expire, and by which attribute.
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
   * Enables or disables the expiry of a table's items (time to live).
   *
   * `AttributeName` is the attribute with the time at which an item expires: a number, in seconds since the epoch. Expired
   * items are deleted within a few days, not at once. A table allows one change per hour.
   *
   * @throws ResourceNotFoundException, ResourceInUseException, LimitExceededException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTimeToLive.html
   */
  updateTimeToLive: (
    input: UpdateTimeToLiveInput,
    options?: CallOptions,
  ): Observable<UpdateTimeToLiveOutput> => call(UpdateTimeToLive, input, options),
});
