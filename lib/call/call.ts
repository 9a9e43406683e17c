import { asyncScheduler, defer, map, type Observable } from 'rxjs';
import type { Operation } from '../api/operation.ts';
import type { CapacityLimiter } from '../capacity/capacity-limiter.ts';
import type { OperatorCapacity } from '../capacity/operator-capacity.ts';
import type { ItemEncodeOptions } from '../codec/encode-item.ts';
import type { ItemFormat } from '../codec/item-format.ts';
import type { NumberRule } from '../codec/number-rule.ts';
import { TableDecoders } from '../codec/table-decoders.ts';
import { AmbiguousResultError } from '../errors/ambiguous-result-error.ts';
import { type CallSite, callSite, withCallSite } from '../errors/call-site.ts';
import type { ErrorFacts } from '../errors/dynamodb-error.ts';
import type { RetryableKind } from '../errors/retryable.ts';
import { type SignalOption, withSignal } from '../options/signal.ts';
import type { ProgressMeter } from '../progress/progress-meter.ts';
import type { CallEvent } from '../telemetry/events.ts';
import { traceCall } from '../telemetry/trace-call.ts';
import type { Exchange, WireResponse } from '../transport/exchange.ts';
import { type CallContext, callFacts, tableNameOf } from './call-context.ts';
import { createRequest } from './create-request.ts';
import { returnsOldValues } from './idempotent.ts';
import { operationWithItems } from './item-format.ts';
import { responseReader } from './read-response.ts';
import { resend } from './resend.ts';

/** Options of one call. */
export interface CallOptions<Format extends ItemFormat = ItemFormat> extends SignalOption {
  /**
   * Whether items, keys and expression values are native values, or AttributeValues as the AWS SDK's low-level client has
   * them: `{ S: 'Nina Simone' }`, in the request, in the response and in errors. With `'bytes'`, the items of the response are
   * `ItemBytes`, which are not decoded, and keys and expression values are native values.
   * @default the client's `items`, else 'native'
   */
  readonly items?: Format | undefined;
  /**
   * How many times the request is sent at most, retries included.
   * @default the client's `maxAttempts`, else what the AWS configuration says
   */
  readonly maxAttempts?: number | undefined;
  /**
   * Whether to retry a request that is not idempotent after a failure that does not tell whether it was applied: a lost
   * connection, a timeout, a status of 500 and more. If false, the error is `ambiguous`.
   *
   * Not idempotent are updates that add (`ADD`, `SET a = a + :n`, `list_append`) or copy, conditions on the item as it was,
   * `ReturnValues` of `ALL_OLD` and `UPDATED_OLD`, PartiQL inserts, and requests that create or delete a table or a backup.
   * If one is retried, an error that the earlier attempt may have caused is `ambiguous`, and old values are an
   * `AmbiguousResultError`.
   * @default the client's `retryAmbiguous`, else true
   */
  readonly retryAmbiguous?: boolean | undefined;
  /**
   * Limits the capacity units per second: each attempt waits until the limiter lets it go. Operators that share a limiter get
   * equal shares; all single calls count as one of them. Operations that consume no units ignore it.
   *
   * The request asks for the consumed capacity, by `ReturnConsumedCapacity`, so the response has it. The units of an attempt
   * are estimated, and settled by its response; refused ones are returned, those of a lost response count as consumed. Pages of
   * a query or a scan get a `Limit` while the limit is low, never above your own.
   * @default none: nothing is limited
   */
  readonly limiter?: CapacityLimiter | undefined;
}

/** The client's options for every call. */
export interface CallDefaults extends ItemEncodeOptions {
  readonly numbers: NumberRule;
  readonly maxAttempts: number | undefined;
  readonly retryAmbiguous: boolean;
}

/** Options that only operations use. */
export interface InternalCallOptions extends CallOptions {
  /**
   * Which kinds of errors the caller retries at present, by subscribing again: each subscription is another attempt of the
   * same call. Other kinds are retried below as usual, but without drawing on the retry budget.
   */
  readonly callerRetries?: () => readonly RetryableKind[];
  /** Measures the progress of the stream that the call belongs to. */
  readonly meter?: ProgressMeter | undefined;
  /** The event of the call, if the caller publishes it because it retries it; with `callerRetries`. */
  readonly event?: CallEvent | undefined;
  /** Where the user called the operation, if the call is made later. */
  readonly site?: CallSite;
  /** What the requests of the operator share of its `limiter`; absent from a single call. */
  readonly capacity?: OperatorCapacity | undefined;
  /** Called before an output that an earlier attempt may have changed is emitted; `cause` is the error of that attempt. */
  readonly onAmbiguity?: (ambiguity: ErrorFacts) => void;
}

/** Calls one operation: cold, one request per subscription, aborted by unsubscribing. */
export interface Call {
  <Input extends object, Output>(
    operation: Operation<Input, unknown>,
    input: Input,
    options?: InternalCallOptions,
  ): Observable<Output>;
  /** How the client encodes values, for operations that encode some of them before the call. */
  readonly encoding?: ItemEncodeOptions;
  /** Returns the service's time, in milliseconds since the epoch, as far as its responses have told it. */
  readonly now?: () => number;
}

/** Returns the service's time in milliseconds since the epoch, or the local time if the call does not know it. */
export function serviceTime({ now }: Call): number {
  return now?.() ?? asyncScheduler.now();
}

/** Makes a call from an exchange: encodes the input once, whatever the number of attempts, and decodes the response. */
export function createCall(exchange: Exchange, defaults: CallDefaults, now: () => number = Date.now): Call {
  const decoders = new TableDecoders(defaults.numbers);
  const { allowImpreciseNumbers, items = 'native' } = defaults;
  const encoding: ItemEncodeOptions = { allowImpreciseNumbers, items };

  const call = <Input extends object, Output>(
    nativeOperation: Operation<Input, unknown>,
    input: Input,
    options?: InternalCallOptions,
  ) => {
    const operation = operationWithItems(nativeOperation, options?.items ?? items);
    const tableName = tableNameOf(input);
    const context: CallContext = { operation, tableName, site: options?.site ?? callSite() };
    const decode = (body: Buffer) => decoders.decode(body, operation.output, tableName);
    const read = responseReader(context, decode);
    const newRequest = (event: CallEvent | undefined) =>
      createRequest(context, operation, input, options, defaults, read, event);

    const outputOf = (response: WireResponse) => {
      if (response.ambiguity !== undefined) checkAmbiguity(context, input, response, options);
      return response.output as Output;
    };

    const send = (event?: CallEvent) => exchange(newRequest(event)).pipe(map(outputOf));
    const output$ = options?.callerRetries
      ? resend(exchange, () => newRequest(options.event), options.callerRetries).pipe(map(outputOf))
      : defer(() => traceCall(context, input, send));
    return withSignal(output$, options?.signal);
  };
  return Object.assign(call, { encoding, now });
}

/** Throws if the output has old values, since an earlier attempt may have replaced them; else reports the ambiguity. */
function checkAmbiguity(
  context: CallContext,
  input: object | undefined,
  { output, requestId, ambiguity }: WireResponse,
  options: InternalCallOptions | undefined,
): void {
  const facts = { ...callFacts(context, requestId), ...ambiguity };
  if (returnsOldValues(input ?? {}))
    throw withCallSite(new AmbiguousResultError(output, facts), context.site);
  options?.onAmbiguity?.(facts);
}
