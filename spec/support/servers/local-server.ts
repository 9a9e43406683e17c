import { once } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import type { Server } from 'node:net';
import { promisify } from 'node:util';

/** Makes a server listen on a free port of the loopback address, and returns the port. */
export async function listenLocally(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('The server does not listen on a TCP port');
  return address.port;
}

/** The loopback URL of a port. */
export function localUrl(port: number): string {
  return `http://127.0.0.1:${port}`;
}

/** Closes a server and all its connections; `close` alone waits for idle keep-alive connections. */
export async function closeNow(server: HttpServer): Promise<void> {
  const closed = promisify(server.close.bind(server))();
  server.closeAllConnections();
  await closed;
}
