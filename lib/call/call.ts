import { randomUUID } from 'node:crypto';
import { defer, map, type Observable } from 'rxjs';
import type { Operation } from '../api/operation.ts';
import type { EncodeOptions } from '../codec/encode/value-path.ts';
import { encode } from '../codec/encode.ts';
import type { NumberRule } from '../codec/number-rule.ts';
import { TableDecoders } from '../codec/table-decoders.ts';
import { AmbiguousResultError } from '../errors/ambiguous-result-error.ts';
import { type CallSite, callSite, withCallSite } from '../errors/call-site.ts';
import { DynamoDBError, type ErrorFacts, withContext } from '../errors/dynamodb-error.ts';
import type { RetryableKind } from '../errors/retryable.ts';
import { boolean } from '../options/boolean.ts';
import { positive } from '../options/positive.ts';
import type { Exchange, UnreadResponse, WireRequest, WireResponse } from '../transport/exchange.ts';
import { recordAmbiguity } from './ambiguity.ts';
import { isIdempotent, returnsOldValues } from './idempotent.ts';
import { readResponse } from './read-response.ts';
import { resend } from './resend.ts';
import { resourceOf } from './resource.ts';
import { noteSize } from './response-size.ts';

/** What a user may say about one call. */
export interface CallOptions {
  /**
   * How many times the request is sent at most, retries included.
   * @default what the client was given, else what its settings say
   */
  readonly maxAttempts?: number | undefined;
  /**
   * Whether a request that is not idempotent is sent again after a failure that does not tell whether it was applied: a lost
   * connection, a timeout, a status of 500 and more. If it is not, the error says that it is `ambiguous`.
   *
   * Not idempotent are updates that add (`ADD`, `SET a = a + :n`, `list_append`) or copy, conditions on the state before,
   * `ReturnValues` of `ALL_OLD` and `UPDATED_OLD`, PartiQL inserts, and what creates or deletes a table or a backup. If it is
   * sent again, an error that may come of the earlier attempt is `ambiguous`, and old values are an `AmbiguousResultError`.
   * @default what the client was given, else true
   */
  readonly retryAmbiguous?: boolean | undefined;
}

/** What a client says about every call that does not say it itself. */
export interface CallDefaults {
  readonly numbers: NumberRule;
  readonly maxAttempts: number | undefined;
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
export function createCall(exchange: Exchange, defaults: CallDefaults): Call {
  const decoders = new TableDecoders(defaults.numbers);
  const encoding: EncodeOptions = { allowImpreciseNumbers: defaults.allowImpreciseNumbers };

  const call = <Input extends object, Output>(
    operation: Operation<Input, unknown>,
    input: Input,
    options?: InternalCallOptions,
  ) => {
    const facts = { operation: operation.name, tableName: tableNameOf(input) };
    const decode = (body: Buffer) => decoders.decode(body, operation.output, facts.tableName);
    const site = options?.site ?? callSite();

    function newRequest(): WireRequest {
      const body = withCallContext(facts, site, () =>
        encode(withToken(operation, input), operation.input, encoding),
      );
      const retryAmbiguous = boolean('retryAmbiguous', options?.retryAmbiguous ?? defaults.retryAmbiguous);
      const limit = options?.maxAttempts ?? defaults.maxAttempts;
      const maxAttempts = limit === undefined ? undefined : positive('maxAttempts', limit);
      const ifAmbiguous = isIdempotent(operation, input ?? {})
        ? undefined
        : retryAmbiguous
          ? 'retry'
          : 'fail';
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
        ifAmbiguous,
        site,
        read,
      };
    }

    const read = (response: UnreadResponse) =>
      withCallContext({ ...facts, requestId: response.requestId }, site, () =>
        readResponse(operation, decode, response),
      );

    const outputOf = ({ body, output, requestId, ambiguity }: WireResponse) => {
      noteSize(output, body.length);
      if (ambiguity !== undefined) checkAmbiguity(output as Output, { ...facts, requestId, ...ambiguity });
      return output as Output;
    };

    /** Old values that may be those of an earlier attempt are not a result. */
    function checkAmbiguity(output: Output, ambiguity: ErrorFacts): void {
      if (returnsOldValues(input ?? {}))
        throw withCallSite(new AmbiguousResultError(output, ambiguity), site);
      recordAmbiguity(output, ambiguity);
    }

    const response$ = options?.callerRetries
      ? resend(exchange, newRequest, options.callerRetries)
      : defer(() => exchange(newRequest()));
    return response$.pipe(map(outputOf));
  };
  return Object.assign(call, { encoding });
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
function withCallContext<T>(
  facts: { operation: string; tableName: string | undefined; requestId?: string | undefined },
  site: CallSite,
  work: () => T,
): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof DynamoDBError
      ? withCallSite(withContext(error, { ...facts, notRetriedBecause: 'notRetryable' }), site)
      : error;
  }
}
