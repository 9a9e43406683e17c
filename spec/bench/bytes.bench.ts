import { measureClients } from './clients/measure-clients.ts';
import type { ClientName } from './clients/registry.ts';
import { startReplay } from './replay/server.ts';
import { compare } from './report/compare.ts';
import { report } from './report/report.ts';
import type { Goal, Row } from './report/row.ts';

/**
 * Measures what `items: 'bytes'` gives: items per second of a scan, of an export to DynamoDB JSON, and of a copy to another
 * table. The lines of an export are made and thrown away.
 */

const corpus = 'medium';
const pages = 40;
const rounds = 7;

interface Comparison {
  readonly what: string;
  readonly ours: ClientName;
  readonly others: ReadonlyMap<ClientName, Goal>;
}

const comparisons: readonly Comparison[] = [
  { what: 'scan', ours: 'scan by bytes', others: new Map([['undici, receiving only', { atLeast: 0.5 }]]) },
  {
    what: 'export',
    ours: 'export by bytes',
    others: new Map<ClientName, Goal>([
      ['decoded export', { atLeast: 3 }],
      ['AWS SDK export', { atLeast: 12 }],
    ]),
  },
  { what: 'copy', ours: 'copy by bytes', others: new Map([['decoded copy', { atLeast: 2.5 }]]) },
];

async function measure({ what, ours, others }: Comparison): Promise<Row[]> {
  await using server = await startReplay(corpus, pages);
  const rates = await measureClients([ours, ...others.keys()], 'scan', server, rounds);
  return Array.from(others, ([other, goal]) =>
    compare({
      name: `${what} by bytes, ${corpus}, against ${other}`,
      unit: 'items/s',
      ours: rates(ours),
      theirs: rates(other),
      goal,
    }),
  );
}

const rows: Row[] = [];
for (const comparison of comparisons) rows.push(...(await measure(comparison)));
report(rows);
