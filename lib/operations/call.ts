import { randomUUID } from 'node:crypto';
import { defer, map, type Observable } from 'rxjs';
import type { Operation } from '../api/operation.ts';
import { createDecoder } from '../codec/decode.ts';
import { encode } from '../codec/encode.ts';
import type { NumberRule } from '../codec/number-rule.ts';
import type { Shape } from '../codec/shape.ts';
import { type CallSite, callSite, locate } from '../errors/call-site.ts';
import { addFacts, DynamoDBError } from '../errors/dynamodb-error.ts';
import { positive } from '../settings/positive.ts';
import type { Exchange, WireRequest, WireResponse } from '../transport/exchange.ts';
import { isAdding } from './adding.ts';
import { resourceOf } from './resource.ts';
import { noteSize } from './response-size.ts';

/** What a user may say about one call. */
export interface CallOptions {
  /**
   * How many times the request is sent at most, retries included.
   * @default what the client was given, else 4
   */
  readonly maxAttempts?: number | undefined;
  /**
   * Whether an update that adds (`ADD`, `SET a = a + :n`, `list_append`) is sent again after a failure that does not tell
   * whether it was made: a lost connection, a timeout, a status of 500 and more. If it is not, the error says that it is
   * `ambiguous`.
   * @default what the client was given, else true
   */
  readonly retryAmbiguous?: boolean | undefined;
}

/** What a client says about every call that does not say it itself. */
export interface CallDefaults {
  readonly numbers: NumberRule;
  readonly maxAttempts: number;
  readonly retryAmbiguous: boolean;
}

/** What operations may say besides. */
export interface InternalCallOptions extends CallOptions {
  /** Whether throttles are not retried, but left to whoever calls. */
  readonly passesThrottles?: boolean;
  /** Where the caller called, if that is not where we are when the call is made. */
  readonly site?: CallSite;
}

/** One operation, called: cold, sent on each subscription, aborted by unsubscribing. */
export type Call = <Input extends object, Output>(
  operation: Operation<Input, unknown>,
  input: Input,
  options?: InternalCallOptions,
) => Observable<Output>;

type Token = NonNullable<Operation<never, unknown>['token']>;

/** Makes calls of exchanges: encodes the input once, whatever the number of attempts, and decodes the response. */
export function calling(exchange: Exchange, defaults: CallDefaults): Call {
  const decoderOf = decoders(defaults.numbers);

  return <Input extends object, Output>(
    operation: Operation<Input, unknown>,
    input: Input,
    options?: InternalCallOptions,
  ) => {
    const decode = decoderOf(operation);
    const facts = { operation: operation.name, tableName: tableNameOf(input) };
    const site = options?.site ?? callSite();

    function newRequest(): WireRequest {
      const body = withFacts(facts, site, () => encode(withToken(operation, input), operation.input));
      const { passesThrottles, retryAmbiguous = defaults.retryAmbiguous } = options ?? {};
      const maxAttempts = positive('maxAttempts', options?.maxAttempts ?? defaults.maxAttempts);
      const once = !retryAmbiguous && isAdding(input ?? {});
      const invocationId = randomUUID();
      const resource = resourceOf(operation, input ?? {});
      const { isSearch } = operation;
      return {
        ...facts,
        resource,
        isSearch,
        body,
        invocationId,
        attempt: 1,
        maxAttempts,
        passesThrottles,
        once,
        site,
      };
    }

    const outputOf = ({ body, requestId }: WireResponse) => {
      const output = withFacts({ ...facts, requestId }, site, () => decode(body) as Output);
      noteSize(output, body.length);
      return output;
    };

    return defer(() => exchange(newRequest()).pipe(map(outputOf)));
  };
}

/**
 * One decoder per shape, because a decoder learns what its responses look like.
 *
 * Not per name: of names that are not known there may be any number.
 */
function decoders(numbers: NumberRule): (operation: Operation<never, unknown>) => (body: Buffer) => unknown {
  const known = new Map<Shape | undefined, (body: Buffer) => unknown>();
  return ({ output, read }) => {
    const decode = known.get(output) ?? createDecoder(output, numbers);
    known.set(output, decode);
    return read === undefined ? decode : (body) => read(body, decode);
  };
}

/** A token made here is the same on every attempt of the call, so that a retry does not do the work twice. */
function withToken({ token }: Operation<never, unknown>, input: Partial<Record<Token, unknown>>): object {
  return token === undefined || input[token] !== undefined ? input : { ...input, [token]: randomUUID() };
}

/** The one table that a request is about, if it is about one. */
function tableNameOf(
  input: { readonly TableName?: unknown; readonly RequestItems?: object } | undefined,
): string | undefined {
  const names = Object.keys(input?.RequestItems ?? {});
  const name = names.length === 1 ? names[0] : input?.TableName;
  return typeof name === 'string' ? name : undefined;
}

/** Says of a value that cannot be encoded or decoded which call it belongs to. */
function withFacts<T>(
  facts: { operation: string; tableName: string | undefined; requestId?: string | undefined },
  site: CallSite,
  work: () => T,
): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof DynamoDBError ? locate(addFacts(error, facts), site) : error;
  }
}
