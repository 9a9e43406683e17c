import { randomUUID } from 'node:crypto';
import type { Operation } from '../api/operation.ts';
import { type CapacityLimiter, checkedLimiter } from '../capacity/capacity-limiter.ts';
import { capacityOfSingleCalls, type OperatorCapacity } from '../capacity/operator-capacity.ts';
import { requestCapacity } from '../capacity/request-capacity.ts';
import { consumesUnits } from '../capacity/request-cost.ts';
import { encode } from '../codec/encode.ts';
import { valueFormatOf } from '../codec/item-format.ts';
import { boolean } from '../options/boolean.ts';
import { positive } from '../options/positive.ts';
import type { CallEvent } from '../telemetry/events.ts';
import type { WireRequest } from '../transport/exchange.ts';
import type { CallDefaults, InternalCallOptions } from './call.ts';
import { type CallContext, segmentOf, withCallContext } from './call-context.ts';
import { encodeCounted } from './consumed-capacity.ts';
import { isIdempotent } from './idempotent.ts';
import { checkedItemFormat } from './item-format.ts';
import { resourceOf } from './resource.ts';

/**
 * Encodes an input, and makes the request that all attempts of a call send.
 *
 * @throws InvalidOptionError
 */
export function createRequest<Input extends object>(
  context: CallContext,
  operation: Operation<Input, unknown>,
  input: Input,
  options: InternalCallOptions | undefined,
  defaults: CallDefaults,
  read: WireRequest['read'],
  call: CallEvent | undefined,
): WireRequest {
  const items = checkedItemFormat(options) ?? defaults.items;
  const { meter, limiter } = options ?? {};
  const operator = limiter === undefined ? undefined : operatorOf(limiter, options);
  const isCounted = operator !== undefined || meter !== undefined;
  const body = withCallContext(context, () => {
    const complete = withToken(operation, input);
    return isCounted && consumesUnits(operation.name)
      ? encodeCounted(complete, operation.input, defaults, operator?.scope)
      : encode(complete, operation.input, defaults);
  });
  const retryAmbiguous = boolean('retryAmbiguous', options?.retryAmbiguous ?? defaults.retryAmbiguous);
  const maxAttempts = options?.maxAttempts ?? defaults.maxAttempts;
  return {
    operation,
    tableName: context.tableName,
    segment: segmentOf(input),
    resource: resourceOf(operation, input ?? {}),
    body,
    invocationId: randomUUID(),
    attempt: 1,
    maxAttempts: maxAttempts === undefined ? undefined : positive('maxAttempts', maxAttempts),
    ifAmbiguous: isIdempotent(operation, input ?? {}) ? undefined : retryAmbiguous ? 'retry' : 'fail',
    items: items && valueFormatOf(items),
    meter,
    call,
    capacity: operator && requestCapacity(operator, operation.name, input ?? {}, body.length),
    site: context.site,
    read: meter === undefined ? read : (response) => meter.decode(response.body.length, () => read(response)),
  };
}

/** Returns what the requests of an operator, or all single calls, share of a limiter. Plain JavaScript may pass `null`. */
function operatorOf(
  option: CapacityLimiter,
  options: InternalCallOptions | undefined,
): OperatorCapacity | undefined {
  const limiter = checkedLimiter(option);
  return limiter && (options?.capacity ?? capacityOfSingleCalls(limiter));
}

type Token = NonNullable<Operation<never, unknown>['token']>;

/** Fills in the idempotency token, once per call, so that a retry does not apply the request twice. */
function withToken({ token }: Operation<never, unknown>, input: Partial<Record<Token, unknown>>): object {
  return token === undefined || input[token] !== undefined ? input : { ...input, [token]: randomUUID() };
}
