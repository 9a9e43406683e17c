import { defer, finalize, map, timer } from 'rxjs';
import { type Call, createCall } from '../../lib/call/call.ts';
import type { NumberRule } from '../../lib/codec/number-rule.ts';
import type { WireItem } from '../../lib/codec/wire-value.ts';
import { answered } from '../transport/answered.ts';

/** A request as it went out. */
export interface SentRequest {
  readonly operation: string;
  readonly input: WireInput;
  /** The size of its body. */
  readonly bytes: number;
}

/** What the batch operators send, in the JSON of the wire. */
export interface WireInput {
  readonly RequestItems?: Readonly<Record<string, readonly WireWrite[] | WireKeys>>;
}

type WireWrite =
  | { readonly PutRequest: { readonly Item: WireItem } }
  | { readonly DeleteRequest: { readonly Key: WireItem } };

interface WireKeys {
  readonly Keys: readonly WireItem[];
}

/** A call whose requests end here, and what became of them. */
export interface WireCall {
  readonly call: Call;
  readonly sent: readonly SentRequest[];
  /** How many requests have neither been answered nor aborted. */
  inFlight(): number;
}

export interface WireCallOptions {
  /**
   * How long the answer to the request of that number takes, in milliseconds.
   * @default 1
   */
  readonly time?: (index: number) => number;
  /** @default 'lossless' */
  readonly numbers?: NumberRule;
}

/** What responses to batches have in any case; the answer of a spec says what it is about. */
const nothingLeft = { Responses: {}, UnprocessedKeys: {}, UnprocessedItems: {} };

/** Makes a call that answers every request with what `answer` returns, or with the error that it throws. */
export function wireCall(
  answer: (request: SentRequest, index: number) => object,
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
          map(() => answered(call, { ...nothingLeft, ...answer(request, index) })),
          finalize(() => inFlight--),
        );
      }),
    { numbers, maxAttempts: 1, retryAmbiguous: true },
  );
  return { call, sent, inFlight: () => inFlight };
}
