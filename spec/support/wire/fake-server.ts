import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { closeNow, listenLocally, localUrl } from '../servers/local-server.ts';
import { type ReceivedRequest, receive } from './received-request.ts';
import { type Reply, sendReply } from './fake-response.ts';
import { type LoggedRequest, type LogOptions, type RequestLog, requestLog } from './request-log.ts';

/** Decides what to do with a request; a promise keeps the client waiting. */
export type Handler = (request: LoggedRequest) => Reply | Promise<Reply>;

/** A server that does what it is told to. */
export interface FakeServer extends AsyncDisposable, RequestLog {
  readonly endpoint: string;
  /** The sockets that are open now, busy or idle. */
  readonly sockets: ReadonlySet<Socket>;
  /** Closes every socket, whatever is going on there. */
  stop(): Promise<void>;
}

/** Starts an HTTP server for the replies that real servers do not give. */
export async function startFakeServer(handler: Handler, options: LogOptions = {}): Promise<FakeServer> {
  const { add, ...log } = requestLog(options);
  const answer = (request: ReceivedRequest) => handler(add(request));
  const sockets = new Set<Socket>();
  const server = createServer((message, response) => void serve(answer, message, response));
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const endpoint = localUrl(await listenLocally(server));
  const stop = () => closeNow(server);
  return { ...log, endpoint, sockets, stop, [Symbol.asyncDispose]: stop };
}

/** A handler that throws is a mistake in the spec: the client is let go, and the run fails of the unhandled rejection. */
async function serve(
  answer: (request: ReceivedRequest) => Reply | Promise<Reply>,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const request = await receive(message, response);
  if (request === undefined) return;
  try {
    sendReply(response, await answer(request));
  } catch (error) {
    response.destroy();
    throw error;
  }
}
