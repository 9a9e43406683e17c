import type { Observable } from 'rxjs';
import type { DescribeEndpointsRequest, DescribeLimitsInput } from '../api/inputs.ts';
import { DescribeEndpoints, DescribeLimits } from '../api/operations.ts';
import type { DescribeEndpointsResponse, DescribeLimitsOutput } from '../api/outputs.ts';
import type { Call, CallOptions } from '../call/call.ts';

export const limits = (call: Call) => ({
  /**
   * Tells how much throughput the account may provision in the region, in all and per table.
   *
   * In capacity units.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeLimits.html
   */
  describeLimits: (
    input: DescribeLimitsInput = {},
    options?: CallOptions,
  ): Observable<DescribeLimitsOutput> => call(DescribeLimits, input, options),

  /**
   * Tells the endpoints of the service in the region, and for how many minutes they hold.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeEndpoints.html
   */
  describeEndpoints: (
    input: DescribeEndpointsRequest = {},
    options?: CallOptions,
  ): Observable<DescribeEndpointsResponse> => call(DescribeEndpoints, input, options),
});
