/**
 * How fast pages are decoded: against `JSON.parse` alone, which leaves AttributeValues as they are, and against
 * `JSON.parse` and the AWS SDK's `unmarshall`, which do the same work.
 *
 * All take bytes and run in one process, taking turns page by page, so that whatever else the machine does hits them
 * alike. A round is one pass over all the pages of a corpus; ratios are those of one round, and their median is printed
 * with the quartiles around it.
 *
 *     npx tsx spec/bench/decode.bench.ts [--rounds=15] [corpus …]
 */
import { cpus } from 'node:os';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { createPageDecoder } from '../../lib/codec/page/decoder.ts';
import type { Shape } from '../../lib/codec/shape.ts';
import { type CorpusName, corpusNames, makePages } from './corpora.ts';

type Decode = (body: Buffer) => unknown;
type UnmarshallInput = Parameters<typeof unmarshall>[0];

const pagesPerCorpus = 4;
const warmUpRounds = 10;

const shape: Shape = {
  members: { Items: { list: { map: 'attribute' } }, LastEvaluatedKey: { map: 'attribute' } },
};

const parse: Decode = (body) => JSON.parse(body.toString());

const parseAndUnmarshall: Decode = (body) => {
  const page = JSON.parse(body.toString());
  return { ...page, Items: page.Items.map((item: UnmarshallInput) => unmarshall(item)) };
};

interface Rounds {
  /** The milliseconds of each round, in the order of the contestants. */
  readonly times: readonly number[][];
  readonly bytes: number;
  /** The longest that decoding one page took, in milliseconds. */
  readonly longestPause: number;
}

function race(pages: readonly Buffer[], contestants: readonly Decode[], rounds: number): Rounds {
  const times: number[][] = [];
  let longestPause = 0;
  for (let round = -warmUpRounds; round < rounds; round++) {
    const spent = contestants.map(() => 0);
    for (const [index, page] of pages.entries()) {
      for (let turn = 0; turn < contestants.length; turn++) {
        const who = (turn + index + round + warmUpRounds) % contestants.length;
        const start = performance.now();
        contestants[who]?.(page);
        const time = performance.now() - start;
        spent[who] = (spent[who] ?? 0) + time;
        if (who === 0 && round >= 0) longestPause = Math.max(longestPause, time);
      }
    }
    if (round >= 0) times.push(spent);
  }
  return { times, bytes: pages.reduce((sum, page) => sum + page.length, 0), longestPause };
}

/** The value below which a part of all values lies. */
function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}

/** How many times as fast as contestant `other` the first one was: median, quartiles. */
function ratio({ times }: Rounds, other: number): string {
  const ratios = times.map((spent) => (spent[other] ?? 0) / (spent[0] ?? 0));
  const [low, median, high] = [0.25, 0.5, 0.75].map((part) => quantile(ratios, part).toFixed(2));
  return `${median} (${low}–${high})`;
}

function megabytesPerSecond({ times, bytes }: Rounds, who: number): string {
  const median = quantile(
    times.map((spent) => spent[who] ?? 0),
    0.5,
  );
  return (bytes / median / 1000).toFixed(0);
}

function benchmark(name: CorpusName, rounds: number): string[] {
  const pages = makePages(name, pagesPerCorpus);
  const result = race(pages, [createPageDecoder(shape, 'lossless'), parse, parseAndUnmarshall], rounds);
  return [
    name,
    megabytesPerSecond(result, 1),
    megabytesPerSecond(result, 0),
    ratio(result, 1),
    ratio(result, 2),
    result.longestPause.toFixed(1),
  ];
}

const options = process.argv.slice(2);
const rounds = Number(
  options.find((option) => option.startsWith('--rounds='))?.slice('--rounds='.length) ?? 15,
);
const wanted = options.filter((option) => !option.startsWith('--'));

console.log(
  `Node ${process.versions.node}, ${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${rounds} rounds\n`,
);
console.log(
  '| corpus | JSON.parse, MB/s | rxdynamo, MB/s | × JSON.parse | × JSON.parse + unmarshall | longest page, ms |',
);
console.log('|---|---|---|---|---|---|');
for (const name of corpusNames) {
  if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue;
  console.log(`| ${benchmark(name, rounds).join(' | ')} |`);
}
