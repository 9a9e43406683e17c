import dynalite from 'dynalite';
import { closeNow, listenLocally, localUrl } from './local-server.ts';
import type { RunningServer } from './running-server.ts';

/** Starts dynalite inside this process, with tables that are ACTIVE as soon as they are created. */
export async function startDynalite(): Promise<RunningServer> {
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  const endpoint = localUrl(await listenLocally(server));
  return { name: 'dynalite', endpoint, stop: () => closeNow(server) };
}
