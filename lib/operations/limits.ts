import type { Observable } from 'rxjs';
import type { DescribeEndpointsRequest, DescribeLimitsInput } from '../api/inputs.ts';
import { DescribeEndpoints, DescribeLimits } from '../api/operations.ts';
import type { DescribeEndpointsResponse, DescribeLimitsOutput } from '../api/outputs.ts';
import type { Call, CallOptions } from '../call/call.ts';

export const limits = (call: Call) => ({
  /**
   * Returns how much throughput the account may provision in the region, in total and per table, in capacity units.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeLimits.html
   */
  describeLimits: (
    input: DescribeLimitsInput = {},
    options?: CallOptions,
  ): Observable<DescribeLimitsOutput> => call(DescribeLimits, input, options),

  /**
   * Returns the endpoints of the service in the region, and for how many minutes they are valid.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeEndpoints.html
   */
  describeEndpoints: (
    input: DescribeEndpointsRequest = {},
    options?: CallOptions,
  ): Observable<DescribeEndpointsResponse> => call(DescribeEndpoints, input, options),
});
