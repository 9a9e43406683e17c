import { once } from 'node:events';
import type { Server } from 'node:http';
import { promisify } from 'node:util';
import dynalite from 'dynalite';
import { localAddress } from './local-address.ts';
import type { RunningServer } from './running-server.ts';

/** Starts dynalite inside this process, with tables that are ACTIVE as soon as they are created. */
export async function startDynalite(): Promise<RunningServer> {
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { name: 'dynalite', endpoint: localAddress(server), stop: () => stop(server) };
}

/** Closing alone would wait for keep-alive connections that nobody uses any more. */
async function stop(server: Server): Promise<void> {
  const closed = promisify(server.close.bind(server))();
  server.closeAllConnections();
  await closed;
}
