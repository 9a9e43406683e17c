import { randomUUID } from 'node:crypto';
import type { Operation } from '../api/operation.ts';
import { consumesUnits } from '../capacity/request-cost.ts';
import { encode } from '../codec/encode.ts';
import { boolean } from '../options/boolean.ts';
import { positive } from '../options/positive.ts';
import type { CallEvent } from '../telemetry/events.ts';
import type { RequestCapacity, WireRequest } from '../transport/exchange.ts';
import type { CallDefaults, InternalCallOptions } from './call.ts';
import { type CallContext, segmentOf, withCallContext } from './call-context.ts';
import { withConsumedCapacity } from './consumed-capacity.ts';
import { isIdempotent } from './idempotent.ts';
import { checkedItemFormat } from './item-format.ts';
import { resourceOf } from './resource.ts';

/**
 * Encodes an input, and makes the request that all attempts of a call send.
 *
 * @param capacityOf returns the capacity units of a request with a body of that many bytes
 */
export function createRequest<Input extends object>(
  context: CallContext,
  operation: Operation<Input, unknown>,
  input: Input,
  options: InternalCallOptions | undefined,
  defaults: CallDefaults,
  read: WireRequest['read'],
  call: CallEvent | undefined,
  capacityOf?: (bytes: number) => RequestCapacity | undefined,
): WireRequest {
  const items = checkedItemFormat(options) ?? defaults.items;
  const { meter } = options ?? {};
  const counted =
    meter !== undefined && consumesUnits(operation.name) ? withConsumedCapacity(input, 'TOTAL') : input;
  const body = withCallContext(context, () =>
    encode(withToken(operation, counted), operation.input, defaults),
  );
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
    items,
    meter,
    call,
    capacity: capacityOf?.(body.length),
    site: context.site,
    read: meter === undefined ? read : (response) => meter.decode(response.body.length, () => read(response)),
  };
}

type Token = NonNullable<Operation<never, unknown>['token']>;

/** Fills in the idempotency token, once per call, so that a retry does not apply the request twice. */
function withToken({ token }: Operation<never, unknown>, input: Partial<Record<Token, unknown>>): object {
  return token === undefined || input[token] !== undefined ? input : { ...input, [token]: randomUUID() };
}
