import { measureClients } from './clients/measure-clients.ts';
import type { ClientName } from './clients/registry.ts';
import { startReplay } from './replay/server.ts';
import { compare } from './report/compare.ts';
import { report } from './report/report.ts';
import type { Goal } from './report/row.ts';

/** Measures the longest time for which a scan of pages of 1 MB blocks the event loop. */

const pages = 60;
const rounds = 7;

const competitors = new Map<ClientName, Goal | undefined>([
  ['AWS SDK document client', { atMost: 0.1 }],
  ['undici + JSON.parse', undefined],
]);

await using server = await startReplay('medium', pages);
const pauses = await measureClients(['rxdynamo', ...competitors.keys()], 'longestPause', server, rounds);
report(
  Array.from(competitors, ([competitor, goal]) =>
    compare({
      name: `longest pause of the event loop, scan of ${pages} pages, against ${competitor}`,
      unit: 'ms',
      ours: pauses('rxdynamo'),
      theirs: pauses(competitor),
      goal,
    }),
  ),
);
