import type { Operation } from '../api/operation.ts';
import { type CapacityLimiter, checkedLimiter, scopeOf } from '../capacity/capacity-limiter.ts';
import { capacityOfSingleCalls } from '../capacity/operator-capacity.ts';
import { requestCapacity } from '../capacity/request-capacity.ts';
import { consumesUnits, requestCost } from '../capacity/request-cost.ts';
import type { WireRequest } from '../transport/exchange.ts';
import type { CallDefaults, InternalCallOptions } from './call.ts';
import type { CallContext } from './call-context.ts';
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
): WireRequest {
  const limiter = checkedLimiter(options.limiter);
  if (limiter === undefined || !consumesUnits(operation.name))
    return createRequest(context, operation, input, options, defaults, responseReader(context, decode));

  let output: unknown;
  const read = responseReader(context, (body) => {
    output = decode(body);
    return output;
  });
  const counted = withConsumedCapacity(input, limiter);
  const operator = options.capacity ?? capacityOfSingleCalls(limiter);
  return createRequest(context, operation, counted, options, defaults, read, (bytes) => {
    const cost = requestCost(operation.name, counted, bytes);
    return cost && requestCapacity(operator, cost, () => output);
  });
}

/**
 * Makes a request ask for the capacity that it consumes: in total, or of each index for the limiter of a table or an index.
 *
 * What the caller asks for is never lowered. JavaScript callers may pass anything; the encoder rejects what is not an object.
 */
function withConsumedCapacity<Input extends { readonly ReturnConsumedCapacity?: unknown }>(
  input: Input,
  limiter: CapacityLimiter,
): Input {
  if (typeof input !== 'object' || input === null) return input;
  const needed = scopeOf(limiter).TableName === undefined ? 'TOTAL' : 'INDEXES';
  const { ReturnConsumedCapacity: given = 'NONE' } = input;
  const isEnough = given === needed || !(given === 'NONE' || given === 'TOTAL');
  return isEnough ? input : { ...input, ReturnConsumedCapacity: needed };
}
