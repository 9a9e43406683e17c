import type { Observable } from 'rxjs';
import { requests } from './channels.ts';
import { defined } from './defined.ts';
import type { CallEvent, RequestEvent, Unfinished } from './events.ts';
import { trace } from './trace.ts';

/** An attempt of a call, as the request pipeline sends it, with the events that it adds facts to. */
export interface TracedRequest {
  readonly operation: { readonly name: string };
  readonly tableName: string | undefined;
  readonly segment?: number | undefined;
  readonly body: Uint8Array;
  readonly invocationId: string;
  readonly attempt: number;
  /** The event of its call, while somebody listens to `rxdynamo:call`. */
  readonly call?: Unfinished<CallEvent> | undefined;
  /** The event of this attempt, while somebody listens to `rxdynamo:request`. */
  readonly event?: Unfinished<RequestEvent> | undefined;
}

/** The facts of a response that events show. */
interface TracedResponse {
  readonly statusCode: number;
  readonly requestId: string | undefined;
  readonly bytes: number;
}

/** Wraps an exchange: publishes each attempt on `rxdynamo:request`; while nobody listens, only sends it. */
export function traceRequests<Request extends TracedRequest, Response>(
  next: (request: Request) => Observable<Response>,
): (request: Request) => Observable<Response> {
  return (request) => {
    if (!requests.hasSubscribers) return next(request);
    const traced = { channel: requests, newEvent: () => newRequestEvent(request), record: () => {} };
    return trace(traced, (event) => next({ ...request, event }));
  };
}

function newRequestEvent(request: TracedRequest): RequestEvent {
  const { operation, tableName, segment, attempt, invocationId, body, call } = request;
  return defined({
    operation: operation.name,
    tableName,
    segment,
    attempt,
    invocationId,
    requestBytes: body.byteLength,
    call,
  });
}

/** Adds to the events of a request that it is being sent, and where to. */
export function recordSend({ call, event, attempt }: TracedRequest, origin: URL | string | undefined): void {
  if ((call === undefined && event === undefined) || origin === undefined) return;
  const { hostname, port, protocol } = new URL(origin);
  const serverPort = port === '' ? (protocol === 'http:' ? 80 : 443) : Number(port);
  if (call !== undefined) Object.assign(call, { attempts: attempt, serverAddress: hostname, serverPort });
  if (event !== undefined) Object.assign(event, { serverAddress: hostname, serverPort });
}

/** Adds the facts of a response to the events of its request. */
export function recordResponse({ call, event }: TracedRequest, response: () => TracedResponse): void {
  if (call === undefined && event === undefined) return;
  const { statusCode, requestId, bytes } = response();
  const facts = { statusCode, ...(requestId !== undefined && { requestId }) };
  if (call !== undefined) Object.assign(call, facts);
  if (event !== undefined) Object.assign(event, facts, { responseBytes: bytes });
}
