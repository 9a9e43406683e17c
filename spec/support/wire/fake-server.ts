import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { closeNow, listenLocally, localUrl } from '../servers/local-server.ts';
import { type FakeResponse, sendResponse } from './fake-response.ts';
import { type ReceivedRequest, receive } from './received-request.ts';
import { type LoggedRequest, type LogOptions, type RequestLog, requestLog } from './request-log.ts';

/** Returns the response to a request, or a promise of it. */
export type Handler = (request: LoggedRequest) => FakeResponse | Promise<FakeResponse>;

/** An HTTP server whose responses are made by a handler. */
export interface FakeServer extends AsyncDisposable, RequestLog {
  readonly endpoint: string;
  /** The sockets that are open, in use or idle. */
  readonly sockets: ReadonlySet<Socket>;
  /** Closes the server and every socket, also those with a request in flight. */
  stop(): Promise<void>;
}

/** Starts an HTTP server for responses that real servers do not give. */
export async function startFakeServer(handler: Handler, options: LogOptions = {}): Promise<FakeServer> {
  const { add, ...log } = requestLog(options);
  const respond = (request: ReceivedRequest) => handler(add(request));
  const sockets = new Set<Socket>();
  const server = createServer((message, response) => void serve(respond, message, response));
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const endpoint = localUrl(await listenLocally(server));
  const stop = () => closeNow(server);
  return { ...log, endpoint, sockets, stop, [Symbol.asyncDispose]: stop };
}

/** If the handler throws, the connection is closed and the unhandled rejection fails the test run. */
async function serve(
  respond: (request: ReceivedRequest) => FakeResponse | Promise<FakeResponse>,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const request = await receive(message, response);
  if (request === undefined) return;
  try {
    sendResponse(response, await respond(request));
  } catch (error) {
    response.destroy();
    throw error;
  }
}
