import { randomUUID } from 'node:crypto';
import type { Operation } from '../api/operation.ts';
import { encode } from '../codec/encode.ts';
import { boolean } from '../options/boolean.ts';
import { positive } from '../options/positive.ts';
import type { RequestCapacity, WireRequest } from '../transport/exchange.ts';
import type { CallDefaults, CallOptions } from './call.ts';
import { type CallContext, withCallContext } from './call-context.ts';
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
  options: CallOptions | undefined,
  defaults: CallDefaults,
  read: WireRequest['read'],
  capacityOf?: (bytes: number) => RequestCapacity | undefined,
): WireRequest {
  const items = checkedItemFormat(options) ?? defaults.items;
  const body = withCallContext(context, () => encode(withToken(operation, input), operation.input, defaults));
  const retryAmbiguous = boolean('retryAmbiguous', options?.retryAmbiguous ?? defaults.retryAmbiguous);
  const maxAttempts = options?.maxAttempts ?? defaults.maxAttempts;
  return {
    operation,
    tableName: context.tableName,
    resource: resourceOf(operation, input ?? {}),
    body,
    invocationId: randomUUID(),
    attempt: 1,
    maxAttempts: maxAttempts === undefined ? undefined : positive('maxAttempts', maxAttempts),
    ifAmbiguous: isIdempotent(operation, input ?? {}) ? undefined : retryAmbiguous ? 'retry' : 'fail',
    items,
    capacity: capacityOf?.(body.length),
    site: context.site,
    read,
  };
}

type Token = NonNullable<Operation<never, unknown>['token']>;

/** Fills in the idempotency token, once per call, so that a retry does not apply the request twice. */
function withToken({ token }: Operation<never, unknown>, input: Partial<Record<Token, unknown>>): object {
  return token === undefined || input[token] !== undefined ? input : { ...input, [token]: randomUUID() };
}
