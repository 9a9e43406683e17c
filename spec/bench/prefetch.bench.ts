import { measureClients } from './clients/measure-clients.ts';
import { startReplay } from './replay/server.ts';
import { compare } from './report/compare.ts';
import { report } from './report/report.ts';
import type { Row } from './report/row.ts';

/** Measures what `prefetch: 1` gains for a scan, at several latencies of the server. */

const pages = 20;
const rounds = 3;

/** The time before the first byte of a page, in milliseconds. A page of DynamoDB takes 10 to 40. */
const latencies = [0, 10, 40];
const competitors = ['rxdynamo', 'AWS SDK document client', 'undici + JSON.parse'] as const;

async function measure(latency: number): Promise<Row[]> {
  await using server = await startReplay('medium', pages, latency);
  const names = ['rxdynamo with prefetch: 1', ...competitors] as const;
  const rates = await measureClients(names, 'scan', server, rounds);
  return competitors.map((competitor) =>
    compare({
      name: `scan, medium, ${latency} ms latency, prefetch: 1, against ${competitor}`,
      unit: 'items/s',
      ours: rates('rxdynamo with prefetch: 1'),
      theirs: rates(competitor),
    }),
  );
}

/** Measures the same with a sink that takes 10 ms for each page: prefetch hides the latency behind it. */
async function measureSlowSink(latency: number): Promise<Row> {
  await using server = await startReplay('medium', pages, latency);
  const names = ['rxdynamo with a slow sink and prefetch: 1', 'rxdynamo with a slow sink'] as const;
  const rates = await measureClients(names, 'scan', server, rounds);
  return compare({
    name: `scan, medium, ${latency} ms latency, a sink of 10 ms a page, prefetch: 1, against none`,
    unit: 'items/s',
    ours: rates('rxdynamo with a slow sink and prefetch: 1'),
    theirs: rates('rxdynamo with a slow sink'),
  });
}

const rows: Row[] = [];
for (const latency of latencies) rows.push(...(await measure(latency)), await measureSlowSink(latency));
report(rows);
