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

/** A short source with a boundary of its own. */
const short = () =>
  paginate(numberedPages(1, itemsPerPipeline), itemsOf).pipe(pacedMergeMap((item) => [item], 2));

const behind = pacedMergeMap((item: number) => Promise.resolve(item), 2);

/** Fails after each pipeline but the last. */
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

/** Pipelines with a boundary of their own, one after another. */
const sequences: readonly (readonly [string, () => Observable<number>])[] = [
  ['concatMap', () => range(0, pipelines).pipe(concatMap(short))],
  ['concatMap, and a boundary behind', () => range(0, pipelines).pipe(concatMap(short), behind)],
  [
    'mergeMap two at a time, and a boundary behind',
    () => range(0, pipelines).pipe(mergeMap(short, 2), behind),
  ],
  ['pacedMergeMap, and a boundary behind', () => range(0, pipelines).pipe(pacedMergeMap(short, 1), behind)],
  ['repeat', () => short().pipe(repeat(pipelines))],
  ['repeat, and a boundary behind', () => short().pipe(repeat(pipelines), behind)],
  ['concat, and a boundary behind', () => concat(...Array.from({ length: pipelines }, short)).pipe(behind)],
  ['retry, and a boundary behind', () => failing().pipe(behind)],
];

/** The CPU time of each fifth, in microseconds; what other processes take does not count. */
async function timesOfFifths(sequence: Observable<number>): Promise<readonly number[]> {
  const marks = [process.cpuUsage()];
  let seen = 0;
  const note = () => {
    if (++seen % fifth === 0) marks.push(process.cpuUsage());
  };
  const total = await lastValueFrom(sequence.pipe(tap(note), count()));
  expect(total).toBe(pipelines * itemsPerPipeline);
  return marks.slice(1).map(({ user }, index) => user - (marks[index]?.user ?? 0));
}

/** How much longer the last fifth takes than the second. A garbage collection may hit one of them, but not each time. */
async function growthOf(sequence: () => Observable<number>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 8 && least > 1.2; round++) {
    const [, second = 0, , , last = 0] = await timesOfFifths(sequence());
    least = Math.min(least, last / second);
  }
  return least;
}

describe('2,000 pipelines one after another', () => {
  it.each(sequences)('cost no more at the end than at the beginning, by %s', async (_, sequence) => {
    expect(await growthOf(sequence)).toBeLessThanOrEqual(1.5);
  });

  it('cost no more at the end than at the beginning, in a loop', async () => {
    const looped = () => defer(() => toAsyncIterable(range(0, pipelines).pipe(concatMap(short))));
    expect(await growthOf(looped)).toBeLessThanOrEqual(1.5);
  });
});
