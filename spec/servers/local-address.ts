import type { Server } from 'node:net';

/** The URL of a server that listens on this machine's own address. */
export function localAddress(server: Server): string {
  return `http://127.0.0.1:${localPort(server)}`;
}

/** The port that the system chose for a server that listens on port 0. */
export function localPort(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no TCP port');
  return address.port;
}
