import { alternate } from '../measure/alternate.ts';
import type { Table } from '../replay/server.ts';
import { startClient } from './client-process.ts';
import type { ClientName } from './registry.ts';
import type { TaskName } from './tasks.ts';

/** What each round gave of a client. */
type Results<Name> = (name: Name) => readonly number[];

/** Has clients perform a task in turns, each in its own process. */
export async function race<Name extends ClientName>(
  names: readonly Name[],
  task: TaskName,
  table: Table,
  rounds: number,
): Promise<Results<Name>> {
  const clients = await Promise.all(names.map((name) => startClient(name, table)));
  try {
    const turns = clients.map((client, index) => [names[index], () => client.perform(task)] as const);
    return await alternate(new Map(turns), { rounds });
  } finally {
    await Promise.all(clients.map((client) => client.stop()));
  }
}

/** The same with a fresh process for each round. */
export async function raceAfresh<Name extends ClientName>(
  names: readonly Name[],
  task: TaskName,
  table: Table,
  rounds: number,
): Promise<Results<Name>> {
  const turns = names.map((name) => [name, () => performOnce(name, task, table)] as const);
  return await alternate(new Map(turns), { rounds });
}

async function performOnce(name: ClientName, task: TaskName, table: Table): Promise<number> {
  const client = await startClient(name, table);
  try {
    return await client.perform(task);
  } finally {
    await client.stop();
  }
}
