import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { createDecoder } from '../../lib/codec/decode.ts';
import type { Shape } from '../../lib/codec/shape.ts';
import { type CorpusName, corpusNames, makePages } from './corpora.ts';
import { alternate } from './measure/alternate.ts';
import { compare } from './report/compare.ts';
import { report } from './report/report.ts';
import type { Row } from './report/row.ts';

/**
 * Measures how fast pages are decoded: against `JSON.parse` alone, which leaves AttributeValues as they are, and against
 * `JSON.parse` and the AWS SDK's `unmarshall`, which do the same work.
 *
 * All take bytes and run in one process. A round is one pass over all the pages of a corpus.
 */

type Decode = (body: Buffer) => unknown;
type UnmarshallInput = Parameters<typeof unmarshall>[0];

const pagesPerCorpus = 4;
const rounds = 21;
const warmUp = 10;

const run = promisify(execFile);

/** The corpora on which more is asked than to be no slower than `JSON.parse`. */
const easy: ReadonlySet<CorpusName> = new Set(['small', 'medium', 'deep', 'numbers']);

const shape: Shape = {
  members: { Items: { list: { map: 'attribute' } }, LastEvaluatedKey: { map: 'attribute' } },
};

const parse: Decode = (body) => JSON.parse(body.toString());

const parseAndUnmarshall: Decode = (body) => {
  const page = JSON.parse(body.toString());
  return { ...page, Items: page.Items.map((item: UnmarshallInput) => unmarshall(item)) };
};

/** Decodes pages one after the other, and returns how many megabytes of them a second would do. */
function megabytesPerSecond(decode: Decode, pages: readonly Buffer[]): number {
  const start = performance.now();
  for (const page of pages) decode(page);
  const size = pages.reduce((bytes, { length }) => bytes + length, 0);
  return size / (performance.now() - start) / 1000;
}

async function measure(corpus: CorpusName): Promise<Row[]> {
  const pages = makePages(corpus, pagesPerCorpus);
  const decode = createDecoder(shape, 'lossless');
  const rates = await alternate(
    new Map([
      ['ours', () => megabytesPerSecond(decode, pages)],
      ['parse', () => megabytesPerSecond(parse, pages)],
      ['unmarshall', () => megabytesPerSecond(parseAndUnmarshall, pages)],
    ]),
    { rounds, warmUp },
  );
  const ours = rates('ours');
  return [
    compare({
      name: `decode, ${corpus}, against JSON.parse`,
      unit: 'MB/s',
      ours,
      theirs: rates('parse'),
      goal: { atLeast: easy.has(corpus) ? 2.5 : 1 },
    }),
    compare({
      name: `decode, ${corpus}, against JSON.parse + unmarshall`,
      unit: 'MB/s',
      ours,
      theirs: rates('unmarshall'),
    }),
  ];
}

/**
 * Measures what a process that has read many tables has left of its speed.
 *
 * It is a process of its own: its first table must be the first, and `JSON.parse`, which the other rows compare with, is
 * slower for good after so many names.
 */
async function measureTables(): Promise<Row> {
  const program = fileURLToPath(new URL('tables/tables-program.js', import.meta.url));
  const { stdout } = await run(process.execPath, [program, String(rounds)]);
  const rates: { first: number[]; last: number[] } = JSON.parse(stdout);
  return compare({
    name: 'decode, the 300th table of a process, against the first',
    unit: '× JSON.parse of strings',
    ours: rates.last,
    theirs: rates.first,
    goal: { atLeast: 0.9 },
  });
}

const rows: Row[] = [];
for (const corpus of corpusNames) rows.push(...(await measure(corpus)));
rows.push(await measureTables());
report(rows);
