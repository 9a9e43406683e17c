import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { createDecoder } from '../../lib/codec/decode.ts';
import type { Shape } from '../../lib/codec/shape.ts';
import { type CorpusName, corpusNames, makePages } from './corpora.ts';
import { makeKindPages } from './corpora-kinds.ts';
import { alternate } from './measure/alternate.ts';
import { compare } from './report/compare.ts';
import { report } from './report/report.ts';
import type { Row } from './report/row.ts';

/**
 * Measures the rate of decoding pages: against `JSON.parse` alone, which does not convert AttributeValues, and against
 * `JSON.parse` with the AWS SDK's `unmarshall`, which does the same work.
 *
 * All decode bytes in one process. A round decodes all pages of a corpus once.
 */

type Decode = (body: Buffer) => unknown;
type UnmarshallInput = Parameters<typeof unmarshall>[0];

const pagesPerCorpus = 4;
const rounds = 17;
const warmUp = 10;

/** How many kinds of items a table of a single-table design has. */
const kinds = 30;

const run = promisify(execFile);

/** How many times as fast as by `JSON.parse` a corpus must be decoded. */
const goals: Readonly<Record<CorpusName, number>> = {
  small: 2.8,
  medium: 2.8,
  wide: 1,
  deep: 2.8,
  'text (ASCII)': 1.2,
  'text (UTF-8)': 1,
  numbers: 2.8,
  binary: 1.2,
};

const shape: Shape = {
  members: { Items: { list: { map: 'attribute' } }, LastEvaluatedKey: { map: 'attribute' } },
};

const parse: Decode = (body) => JSON.parse(body.toString());

const parseAndUnmarshall: Decode = (body) => {
  const page = JSON.parse(body.toString());
  return { ...page, Items: page.Items.map((item: UnmarshallInput) => unmarshall(item)) };
};

/** Decodes pages one after the other and returns the rate in megabytes per second. */
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
      goal: { atLeast: goals[corpus] },
    }),
    compare({
      name: `decode, ${corpus}, against JSON.parse + unmarshall`,
      unit: 'MB/s',
      ours,
      theirs: rates('unmarshall'),
    }),
  ];
}

/** Measures the rate of decoding items of several kinds that are shuffled, against that of the same items of one kind a page. */
async function measureKinds(): Promise<Row> {
  const { shuffled, sorted } = makeKindPages(kinds);
  const decode = createDecoder(shape, 'lossless');
  const pageDecoders = new Map(sorted.map((page) => [page, createDecoder(shape, 'lossless')]));
  const rates = await alternate(
    new Map([
      ['shuffled', () => megabytesPerSecond(decode, shuffled)],
      ['sorted', () => megabytesPerSecond((page) => pageDecoders.get(page)?.(page), sorted)],
    ]),
    { rounds, warmUp },
  );
  return compare({
    name: `decode, ${kinds} kinds of items in one table, shuffled, against one kind a page`,
    unit: 'MB/s',
    ours: rates('shuffled'),
    theirs: rates('sorted'),
    goal: { atLeast: 0.85 },
  });
}

/**
 * Measures the rate of decoding after a process has read many tables, against the rate for its first table.
 *
 * It runs in a new process, because `JSON.parse` stays slower once a process has parsed that many names.
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
rows.push(await measureKinds(), await measureTables());
report(rows);
