import { measureClients } from './clients/measure-clients.ts';
import { startReplay } from './replay/server.ts';
import { compare } from './report/compare.ts';
import { report } from './report/report.ts';
import type { Row } from './report/row.ts';

/** Measures the CPU time of GetItem calls and of the pages of a scan with OpenTelemetry, against that without it. */

const rounds = 9;
const pages = 30;

async function measure(task: 'getItemCpu' | 'scanCpu', perRound: number, unit: string): Promise<Row> {
  await using server = await startReplay('medium', task === 'scanCpu' ? pages : 1);
  const names = ['rxdynamo', 'rxdynamo with OpenTelemetry'] as const;
  const times = await measureClients(names, task, server, rounds);
  const perUnit = (name: (typeof names)[number]) => times(name).map((time) => time / perRound);
  return compare({
    name: `CPU time of ${unit} with OpenTelemetry, against without`,
    unit: 'µs',
    ours: perUnit('rxdynamo with OpenTelemetry'),
    theirs: perUnit('rxdynamo'),
  });
}

report([await measure('getItemCpu', 1, 'a GetItem'), await measure('scanCpu', pages, 'a page of a scan')]);
