import { defer, finalize, map, timer } from 'rxjs';
import { type Call, createCall } from '../../lib/call/call.ts';
import type { NumberRule } from '../../lib/codec/number-rule.ts';
import type { WireItem } from '../../lib/codec/wire-value.ts';
import { answered } from '../support/answered.ts';

/** A request that was sent. */
export interface SentRequest {
  readonly operation: string;
  readonly input: WireInput;
  /** The size of its body in bytes. */
  readonly bytes: number;
}

/** The input of a batch request, as JSON. */
export interface WireInput {
  readonly RequestItems?: Readonly<Record<string, readonly WireWrite[] | WireKeys>>;
}

type WireWrite =
  | { readonly PutRequest: { readonly Item: WireItem } }
  | { readonly DeleteRequest: { readonly Key: WireItem } };

interface WireKeys {
  readonly Keys: readonly WireItem[];
}

/** A call whose responses a function returns, and its requests. */
export interface WireCall {
  readonly call: Call;
  readonly sent: readonly SentRequest[];
  /** Returns how many requests have neither a response nor been aborted. */
  inFlight(): number;
}

export interface WireCallOptions {
  /**
   * Returns how long the response takes in milliseconds, by the number of the request.
   * @default 1
   */
  readonly time?: (index: number) => number;
  /** @default 'lossless' */
  readonly numbers?: NumberRule;
}

/** The members of a response in which everything was processed; a spec overrides them. */
const allProcessed = { Responses: {}, UnprocessedKeys: {}, UnprocessedItems: {} };

/** Creates a call that responds to each request with what `respond` returns, or with the error that it throws. */
export function wireCall(
  respond: (request: SentRequest, index: number) => object,
  { time = () => 1, numbers = 'lossless' }: WireCallOptions = {},
): WireCall {
  const sent: SentRequest[] = [];
  let inFlight = 0;
  const call = createCall(
    (call) =>
      defer(() => {
        const {
          operation: { name: operation },
          body,
        } = call;
        inFlight++;
        const input = JSON.parse(Buffer.from(body).toString()) as WireInput;
        const request = { operation, input, bytes: body.length };
        const index = sent.push(request) - 1;
        return timer(time(index)).pipe(
          map(() => answered(call, { ...allProcessed, ...respond(request, index) })),
          finalize(() => inFlight--),
        );
      }),
    { numbers, maxAttempts: 1, retryAmbiguous: true },
  );
  return { call, sent, inFlight: () => inFlight };
}
