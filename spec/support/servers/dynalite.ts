import dynalite from 'dynalite';
import { closeNow, listenLocally, localUrl } from './local-server.ts';
import type { RunningServer } from './running-server.ts';

/** Starts dynalite in this process, with no delay between the creation of a table and its ACTIVE status. */
export async function startDynalite(): Promise<RunningServer> {
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  const endpoint = localUrl(await listenLocally(server));
  return { name: 'dynalite', endpoint, stop: () => closeNow(server) };
}
