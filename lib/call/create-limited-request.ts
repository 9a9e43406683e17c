import type { Operation } from '../api/operation.ts';
import { checkedLimiter, scopeOf } from '../capacity/capacity-limiter.ts';
import { capacityOfSingleCalls } from '../capacity/operator-capacity.ts';
import { requestCapacity } from '../capacity/request-capacity.ts';
import { consumesUnits, requestCost } from '../capacity/request-cost.ts';
import type { CallEvent } from '../telemetry/events.ts';
import type { WireRequest } from '../transport/exchange.ts';
import type { CallDefaults, InternalCallOptions } from './call.ts';
import type { CallContext } from './call-context.ts';
import { withConsumedCapacity } from './consumed-capacity.ts';
import { createRequest } from './create-request.ts';
import { type Decode, responseReader } from './read-response.ts';

/**
 * Makes the request of a call with the option `limiter`, which waits for capacity units if its operation consumes some.
 *
 * @throws InvalidOptionError if the option is not a limiter
 */
export function createLimitedRequest<Input extends object>(
  context: CallContext,
  operation: Operation<Input, unknown>,
  input: Input,
  options: InternalCallOptions,
  defaults: CallDefaults,
  decode: Decode,
  call: CallEvent | undefined,
): WireRequest {
  const limiter = checkedLimiter(options.limiter);
  if (limiter === undefined || !consumesUnits(operation.name))
    return createRequest(context, operation, input, options, defaults, responseReader(context, decode), call);

  let output: unknown;
  const read = responseReader(context, (body) => {
    output = decode(body);
    return output;
  });
  const counted = withConsumedCapacity(input, scopeOf(limiter).TableName === undefined ? 'TOTAL' : 'INDEXES');
  const operator = options.capacity ?? capacityOfSingleCalls(limiter);
  return createRequest(context, operation, counted, options, defaults, read, call, (bytes) => {
    const cost = requestCost(operation.name, counted, bytes);
    return cost && requestCapacity(operator, cost, () => output);
  });
}
