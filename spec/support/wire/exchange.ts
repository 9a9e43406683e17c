import { type Dispatcher, request as send } from 'undici';
import type { ReceivedRequest } from './received-request.ts';
import type { WholeReply } from './fake-response.ts';

/** A request on its way to the server behind a proxy, and the means to send it there. */
export interface Exchange {
  readonly request: ReceivedRequest;
  /** Sends the request on, with another body if one is given, and returns the whole reply. */
  forward(body?: object): Promise<ForwardedReply>;
}

/** A reply with everything that the server sent, its length aside: that follows from the body. */
export interface ForwardedReply extends Required<WholeReply> {
  readonly body: Buffer;
}

/** Headers that belong to one connection and not to what is sent over it. */
const ofOneConnection = ['host', 'connection', 'keep-alive', 'transfer-encoding', 'content-length', 'expect'];

/** Prepares to send a request on to the server at `endpoint`. */
export function exchange(endpoint: string, dispatcher: Dispatcher, request: ReceivedRequest): Exchange {
  return {
    request,
    async forward(body) {
      const reply = await send(endpoint, {
        dispatcher,
        method: 'POST',
        headers: withoutConnection(request.headers),
        body: body === undefined ? request.rawBody : JSON.stringify(body),
      });
      return {
        status: reply.statusCode,
        headers: withoutConnection(reply.headers),
        body: Buffer.from(await reply.body.arrayBuffer()),
      };
    },
  };
}

type Headers = Record<string, string | string[]>;

function withoutConnection(headers: Readonly<Record<string, string | string[] | undefined>>): Headers {
  const kept: Headers = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !ofOneConnection.includes(name)) kept[name] = value;
  }
  return kept;
}
