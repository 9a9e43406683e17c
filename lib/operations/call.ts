import { randomUUID } from 'node:crypto';
import { defer, map, type Observable } from 'rxjs';
import type { Operation } from '../api/operation.ts';
import { createDecoder } from '../codec/decode.ts';
import type { EncodeOptions } from '../codec/encode/trail.ts';
import { encode } from '../codec/encode.ts';
import type { NumberRule } from '../codec/number-rule.ts';
import type { Shape } from '../codec/shape.ts';
import { type CallSite, callSite, locate } from '../errors/call-site.ts';
import { addFacts, DynamoDBError } from '../errors/dynamodb-error.ts';
import type { RetryableKind } from '../errors/retryable.ts';
import { boolean } from '../options/boolean.ts';
import { positive } from '../options/positive.ts';
import type { Exchange, UnreadResponse, WireRequest, WireResponse } from '../transport/exchange.ts';
import { isAdding } from './adding.ts';
import { readResponse } from './read-response.ts';
import { resending } from './resending.ts';
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
  /** @default false */
  readonly allowImpreciseNumbers?: boolean;
}

/** What operations may say besides. */
export interface InternalCallOptions extends CallOptions {
  /**
   * Which kinds of errors the caller retries at the moment, by subscribing again: each subscription is another attempt of
   * the same call. Other kinds are retried as ever, but without drawing on the retry budget.
   */
  readonly callerRetries?: () => readonly RetryableKind[];
  /** Where the caller called, if that is not where we are when the call is made. */
  readonly site?: CallSite;
}

/** One operation, called: cold, sent on each subscription, aborted by unsubscribing. */
export interface Call {
  <Input extends object, Output>(
    operation: Operation<Input, unknown>,
    input: Input,
    options?: InternalCallOptions,
  ): Observable<Output>;
  /** How the client encodes values, for operations that encode some before they call. */
  readonly encoding?: EncodeOptions;
}

type Token = NonNullable<Operation<never, unknown>['token']>;

/** Makes calls of exchanges: encodes the input once, whatever the number of attempts, and decodes the response. */
export function calling(exchange: Exchange, defaults: CallDefaults): Call {
  const decoderOf = decoders(defaults.numbers);
  const encoding: EncodeOptions = { allowImpreciseNumbers: defaults.allowImpreciseNumbers };

  const call = <Input extends object, Output>(
    operation: Operation<Input, unknown>,
    input: Input,
    options?: InternalCallOptions,
  ) => {
    const decode = decoderOf(operation);
    const facts = { operation: operation.name, tableName: tableNameOf(input) };
    const site = options?.site ?? callSite();

    function newRequest(): WireRequest {
      const body = withFacts(facts, site, () =>
        encode(withToken(operation, input), operation.input, encoding),
      );
      const retryAmbiguous = boolean('retryAmbiguous', options?.retryAmbiguous ?? defaults.retryAmbiguous);
      const maxAttempts = positive('maxAttempts', options?.maxAttempts ?? defaults.maxAttempts);
      const once = !retryAmbiguous && isAdding(input ?? {});
      const invocationId = randomUUID();
      return { ...facts, body, invocationId, attempt: 1, maxAttempts, once, site, read };
    }

    const read = (response: UnreadResponse) =>
      withFacts({ ...facts, requestId: response.requestId }, site, () =>
        readResponse(operation, decode, response),
      );

    const outputOf = ({ body, output }: WireResponse) => {
      noteSize(output, body.length);
      return output as Output;
    };

    const response$ = options?.callerRetries
      ? resending(exchange, newRequest, options.callerRetries)
      : defer(() => exchange(newRequest()));
    return response$.pipe(map(outputOf));
  };
  return Object.assign(call, { encoding });
}

/**
 * One decoder per shape, because a decoder learns what its responses look like.
 *
 * Not per name: of names that are not known there may be any number.
 */
function decoders(numbers: NumberRule): (operation: Operation<never, unknown>) => (body: Buffer) => unknown {
  const known = new Map<Shape | undefined, (body: Buffer) => unknown>();
  return ({ output }) => {
    const decode = known.get(output) ?? createDecoder(output, numbers);
    known.set(output, decode);
    return decode;
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
