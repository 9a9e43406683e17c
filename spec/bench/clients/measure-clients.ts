import { alternate } from '../measure/alternate.ts';
import type { Table } from '../replay/server.ts';
import { startClient } from './client-process.ts';
import type { ClientName } from './registry.ts';
import type { TaskName } from './tasks.ts';

/** Returns the result of each round for a client. */
type Results<Name> = (name: Name) => readonly number[];

/** Lets clients perform a task alternately, each in its own process. */
export async function measureClients<Name extends ClientName>(
  names: readonly Name[],
  task: TaskName,
  table: Table,
  rounds: number,
): Promise<Results<Name>> {
  const clients = await Promise.all(names.map((name) => startClient(name, table)));
  try {
    const measurements = clients.map((client, index) => [names[index], () => client.perform(task)] as const);
    return await alternate(new Map(measurements), { rounds });
  } finally {
    await Promise.all(clients.map((client) => client.stop()));
  }
}

/** Like `measureClients`, with a new process for each round. */
export async function measureInNewProcesses<Name extends ClientName>(
  names: readonly Name[],
  task: TaskName,
  table: Table,
  rounds: number,
): Promise<Results<Name>> {
  const measurements = names.map((name) => [name, () => performOnce(name, task, table)] as const);
  return await alternate(new Map(measurements), { rounds });
}

async function performOnce(name: ClientName, task: TaskName, table: Table): Promise<number> {
  const client = await startClient(name, table);
  try {
    return await client.perform(task);
  } finally {
    await client.stop();
  }
}
