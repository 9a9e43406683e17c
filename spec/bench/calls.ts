import { measureClients } from './clients/measure-clients.ts';
import type { ClientName } from './clients/registry.ts';
import { startReplay } from './replay/server.ts';
import { compare } from './report/compare.ts';
import type { Goal, Row } from './report/row.ts';

const rounds = 5;

/** Measures the calls per second of an operation, against each competitor. */
export async function measureCalls(
  task: 'getItem' | 'putItem',
  competitors: ReadonlyMap<ClientName, Goal | undefined>,
): Promise<Row[]> {
  await using server = await startReplay('medium', 1);
  const rates = await measureClients(['rxdynamo', ...competitors.keys()], task, server, rounds);
  const ours = rates('rxdynamo');
  return Array.from(competitors, ([competitor, goal]) =>
    compare({
      name: `${task}, against ${competitor}`,
      unit: 'calls/s',
      ours,
      theirs: rates(competitor),
      goal,
    }),
  );
}
