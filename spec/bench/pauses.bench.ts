import { measureClients } from './clients/measure-clients.ts';
import type { ClientName } from './clients/registry.ts';
import { spreadOf } from './measure/spread.ts';
import { startReplay } from './replay/server.ts';
import { report } from './report/report.ts';

/** Measures the longest time for which a scan blocks the event loop. */

const pages = 60;
const rounds = 9;
const names: readonly ClientName[] = ['rxdynamo', 'AWS SDK document client', 'undici + JSON.parse'];

await using server = await startReplay('medium', pages);
const pauses = await measureClients(names, 'longestPause', server, rounds);
report(
  names.map((name) => ({
    name: `longest pause of the event loop, scan of ${pages} pages, ${name}`,
    value: spreadOf(pauses(name)),
    unit: 'ms',
    goal: name === 'rxdynamo' ? { atMost: 10 } : undefined,
    figures: '',
  })),
);
