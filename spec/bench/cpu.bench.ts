import { measureClients } from './clients/measure-clients.ts';
import type { ClientName } from './clients/registry.ts';
import { startReplay } from './replay/server.ts';
import { compare } from './report/compare.ts';
import { report } from './report/report.ts';
import type { Goal } from './report/row.ts';

/** Measures the CPU seconds that the process of a client spends on a scanned gigabyte, all its threads included. */

const pages = 60;
const rounds = 7;

const competitors = new Map<ClientName, Goal | undefined>([
  ['AWS SDK document client', { atMost: 0.2 }],
  ['undici + JSON.parse', undefined],
]);

await using server = await startReplay('medium', pages);
const times = await measureClients(['rxdynamo', ...competitors.keys()], 'scanCpu', server, rounds);
const secondsPerGigabyte = (name: ClientName) =>
  times(name).map((microseconds) => (microseconds * 1000) / server.bytes);
report(
  Array.from(competitors, ([competitor, goal]) =>
    compare({
      name: `CPU time of a scan, medium, against ${competitor}`,
      unit: 'CPU s/GB',
      ours: secondsPerGigabyte('rxdynamo'),
      theirs: secondsPerGigabyte(competitor),
      goal,
    }),
  ),
);
