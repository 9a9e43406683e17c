import { type Dispatcher, request as send } from 'undici';
import type { HttpResponse } from './fake-response.ts';
import type { ReceivedRequest } from './received-request.ts';

/** A request that a proxy received, and a function that forwards it to the server. */
export interface Exchange {
  readonly request: ReceivedRequest;
  /** Forwards the request, with `body` in place of its own if given, and resolves with the response. */
  forward(body?: object): Promise<ForwardedResponse>;
}

/** The response of the server without the headers of its connection. */
export interface ForwardedResponse extends Required<HttpResponse> {
  readonly body: Buffer;
}

/** Headers that belong to one connection, or that follow from the body. */
const hopByHopHeaders = ['host', 'connection', 'keep-alive', 'transfer-encoding', 'content-length', 'expect'];

/** Prepares to forward a request to the server at `endpoint`. */
export function createExchange(endpoint: string, dispatcher: Dispatcher, request: ReceivedRequest): Exchange {
  return {
    request,
    async forward(body) {
      const response = await send(endpoint, {
        dispatcher,
        method: 'POST',
        headers: endToEndHeaders(request.headers),
        body: body === undefined ? request.rawBody : JSON.stringify(body),
      });
      return {
        status: response.statusCode,
        headers: endToEndHeaders(response.headers),
        body: Buffer.from(await response.body.arrayBuffer()),
      };
    },
  };
}

type Headers = Record<string, string | string[]>;

function endToEndHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Headers {
  const kept: Headers = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !hopByHopHeaders.includes(name)) kept[name] = value;
  }
  return kept;
}
