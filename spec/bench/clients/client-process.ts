import { startProgram } from '../measure/program.ts';
import type { Table } from '../replay/server.ts';
import type { ClientName } from './registry.ts';
import type { TaskName } from './tasks.ts';

/** A client in its own process, which is idle while others are measured. */
export interface ClientProcess {
  readonly perform: (task: TaskName) => Promise<number>;
  readonly stop: () => Promise<void>;
}

export async function startClient(name: ClientName, { endpoint, items }: Table): Promise<ClientProcess> {
  const program = await startProgram(new URL('client-program.js', import.meta.url), [
    name,
    endpoint,
    String(items),
  ]);
  const perform = async (task: TaskName) => {
    program.send(task);
    return Number(await program.receive());
  };
  return { perform, stop: program.stop };
}
