import { race } from './clients/race.ts';
import type { ClientName } from './clients/registry.ts';
import { type CorpusName, corpusNames } from './corpora.ts';
import { startReplay } from './replay/server.ts';
import { compare } from './report/compare.ts';
import { report } from './report/report.ts';
import type { Goal, Row } from './report/row.ts';

/** Measures the items per second of a full scan, for each corpus against each competitor. */

const rounds = 7;

/** The corpus with a goal is scanned for longer; all of them at that length would take a quarter of an hour. */
const pagesOf = (corpus: CorpusName) => (corpus === 'medium' ? 60 : 20);

/** The competitors, and what the scan of the medium corpus should reach. */
const competitors = new Map<ClientName, Goal | undefined>([
  ['AWS SDK document client', { atLeast: 5 }],
  ['AWS SDK plain client', undefined],
  ['aws-lite', undefined],
  ['undici + JSON.parse', { atLeast: 1.8 }],
]);

async function measure(corpus: CorpusName): Promise<Row[]> {
  await using server = await startReplay(corpus, pagesOf(corpus));
  const rates = await race(['rxdynamo', ...competitors.keys()], 'scan', server, rounds);
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

/** `BENCH_CORPORA=medium,small` takes some of them. */
const wanted = corpusNames.filter((name) => process.env.BENCH_CORPORA?.split(',').includes(name) ?? true);

const rows: Row[] = [];
for (const corpus of wanted) rows.push(...(await measure(corpus)));
report(rows);
