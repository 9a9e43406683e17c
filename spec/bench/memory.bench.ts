import { measureInNewProcesses } from './clients/measure-clients.ts';
import type { ClientName } from './clients/registry.ts';
import { startReplay } from './replay/server.ts';
import { compare } from './report/compare.ts';
import { report } from './report/report.ts';
import type { Goal } from './report/row.ts';

/** Measures the peak memory of a scan of 200 pages, each scan in a new process. */

const pages = 200;
const rounds = 3;

const competitors = new Map<ClientName, Goal | undefined>([
  ['AWS SDK document client', { atMost: 0.4 }],
  ['aws-lite', undefined],
  ['undici + JSON.parse', undefined],
]);

await using server = await startReplay('medium', pages);
const peaks = await measureInNewProcesses(['rxdynamo', ...competitors.keys()], 'peakMemory', server, rounds);
report(
  Array.from(competitors, ([competitor, goal]) =>
    compare({
      name: `peak memory, scan of ${pages} pages, against ${competitor}`,
      unit: 'MB',
      ours: peaks('rxdynamo'),
      theirs: peaks(competitor),
      goal,
    }),
  ),
);
