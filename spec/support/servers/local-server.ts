import { once } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import type { Server } from 'node:net';
import { promisify } from 'node:util';

/** Makes a server listen on this machine's own address, on a port that the system chooses and this returns. */
export async function listenLocally(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no TCP port');
  return address.port;
}

/** The URL under which programs on this machine reach a port. */
export function localUrl(port: number): string {
  return `http://127.0.0.1:${port}`;
}

/** Closes a server at once; closing alone would wait for keep-alive connections that nobody uses any more. */
export async function closeNow(server: HttpServer): Promise<void> {
  const closed = promisify(server.close.bind(server))();
  server.closeAllConnections();
  await closed;
}
