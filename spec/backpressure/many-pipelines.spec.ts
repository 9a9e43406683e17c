import {
  concat,
  concatMap,
  count,
  defer,
  lastValueFrom,
  mergeMap,
  type Observable,
  range,
  repeat,
  retry,
  tap,
  throwError,
} from 'rxjs';
import { describe, expect, it } from 'vitest';
import { paginate } from '../../lib/backpressure/paginate.ts';
import { pacedMergeMap, toAsyncIterable } from '../../lib/index.ts';
import { itemsOf, numberedPages } from './numbered-pages.ts';

const pipelines = 2000;
const itemsPerPipeline = 2;
const fifth = (pipelines * itemsPerPipeline) / 5;

/** A short pipeline with its own boundary. */
const short = () =>
  paginate(numberedPages(1, itemsPerPipeline), itemsOf).pipe(pacedMergeMap((item) => [item], 2));

const downstream = pacedMergeMap((item: number) => Promise.resolve(item), 2);

/** Fails after every pipeline except the last. */
function failing(): Observable<number> {
  let attempts = 0;
  return defer(() =>
    ++attempts < pipelines
      ? concat(
          short(),
          throwError(() => new Error('again')),
        )
      : short(),
  ).pipe(retry(pipelines));
}

/** Streams of pipelines that run one after another, each with its own boundary. */
const sequences: readonly (readonly [string, () => Observable<number>])[] = [
  ['concatMap', () => range(0, pipelines).pipe(concatMap(short))],
  ['concatMap, and a boundary downstream', () => range(0, pipelines).pipe(concatMap(short), downstream)],
  [
    'mergeMap two at a time, and a boundary downstream',
    () => range(0, pipelines).pipe(mergeMap(short, 2), downstream),
  ],
  [
    'pacedMergeMap, and a boundary downstream',
    () => range(0, pipelines).pipe(pacedMergeMap(short, 1), downstream),
  ],
  ['repeat', () => short().pipe(repeat(pipelines))],
  ['repeat, and a boundary downstream', () => short().pipe(repeat(pipelines), downstream)],
  [
    'concat, and a boundary downstream',
    () => concat(...Array.from({ length: pipelines }, short)).pipe(downstream),
  ],
  ['retry, and a boundary downstream', () => failing().pipe(downstream)],
];

/** The CPU time of each fifth in microseconds, without that of other processes. */
async function timesOfFifths(sequence: Observable<number>): Promise<readonly number[]> {
  const marks = [process.cpuUsage()];
  let seen = 0;
  const mark = () => {
    if (++seen % fifth === 0) marks.push(process.cpuUsage());
  };
  const total = await lastValueFrom(sequence.pipe(tap(mark), count()));
  expect(total).toBe(pipelines * itemsPerPipeline);
  return marks.slice(1).map(({ user }, index) => user - (marks[index]?.user ?? 0));
}

/** The ratio of the last fifth to the second: the best of several rounds, because garbage collections disturb some. */
async function growthOf(sequence: () => Observable<number>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 8 && least > 1.2; round++) {
    const [, second = 0, , , last = 0] = await timesOfFifths(sequence());
    least = Math.min(least, last / second);
  }
  return least;
}

describe('running 2,000 pipelines one after another', () => {
  it.each(sequences)(
    'takes no more CPU time per pipeline at the end than at the beginning, with %s',
    async (_, sequence) => {
      expect(await growthOf(sequence)).toBeLessThanOrEqual(1.5);
    },
  );

  it('takes no more CPU time per pipeline at the end than at the beginning, in a for await loop', async () => {
    const looped = () => defer(() => toAsyncIterable(range(0, pipelines).pipe(concatMap(short))));
    expect(await growthOf(looped)).toBeLessThanOrEqual(1.5);
  });
});
