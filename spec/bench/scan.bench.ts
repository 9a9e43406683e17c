import { measureClients } from './clients/measure-clients.ts';
import type { ClientName } from './clients/registry.ts';
import { type CorpusName, corpusNames } from './corpora.ts';
import { startReplay } from './replay/server.ts';
import { compare } from './report/compare.ts';
import { report } from './report/report.ts';
import type { Goal, Row } from './report/row.ts';

/** Measures the items per second of a full scan, for each corpus against each competitor. */

const roundsOf = (corpus: CorpusName) => (corpus === 'medium' ? 7 : 2);

/** Only the corpus with a goal is scanned at full length; all of them would take a quarter of an hour. */
const pagesOf = (corpus: CorpusName) => (corpus === 'medium' ? 60 : 20);

/** The other clients, and the goal for the scan of the medium corpus. */
const competitors = new Map<ClientName, Goal | undefined>([
  ['AWS SDK document client', { atLeast: 6.5 }],
  ['AWS SDK plain client', undefined],
  ['aws-lite', undefined],
  ['undici + JSON.parse', { atLeast: 2.3 }],
]);

async function measure(corpus: CorpusName): Promise<Row[]> {
  await using server = await startReplay(corpus, pagesOf(corpus));
  const rates = await measureClients(['rxdynamo', ...competitors.keys()], 'scan', server, roundsOf(corpus));
  const ours = rates('rxdynamo');
  return Array.from(competitors, ([competitor, goal]) =>
    compare({
      name: `scan, ${corpus}, against ${competitor}`,
      unit: 'items/s',
      ours,
      theirs: rates(competitor),
      goal: corpus === 'medium' ? goal : undefined,
    }),
  );
}

/** `BENCH_CORPORA=medium,small` selects corpora. */
const selected = corpusNames.filter((name) => process.env.BENCH_CORPORA?.split(',').includes(name) ?? true);

const rows: Row[] = [];
for (const corpus of selected) rows.push(...(await measure(corpus)));
report(rows);
