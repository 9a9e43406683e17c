import { count, filter, lastValueFrom, mergeMap, type OperatorFunction, of } from 'rxjs';
import { pacedMergeMap } from '../../lib/backpressure/paced-merge-map.ts';
import { paginate } from '../../lib/backpressure/paginate.ts';
import { alternate } from './measure/alternate.ts';
import { compare } from './report/compare.ts';
import { report } from './report/report.ts';

/** Measures the cost of backpressure: items of pages in memory through `pacedMergeMap`, against RxJS's `mergeMap`. */

const rounds = 15;
const pages = 200;
const page = Array.from({ length: 2000 }, (_, index) => ({ index }));

interface Entry {
  readonly index: number;
}

const source = paginate(
  {
    fetch: (number: number | undefined) => of({ next: (number ?? 0) + 1 }),
    next: ({ next }) => (next < pages ? next : undefined),
  },
  () => page,
);

async function itemsPerSecond(operator: OperatorFunction<Entry, Entry>): Promise<number> {
  const start = performance.now();
  const passed = await lastValueFrom(
    source.pipe(
      filter(({ index }) => index >= 0),
      operator,
      count(),
    ),
  );
  if (passed !== pages * page.length)
    throw new Error(`Expected ${pages * page.length} items, received ${passed}`);
  return (passed * 1000) / (performance.now() - start);
}

const rates = await alternate(
  new Map([
    ['ours', () => itemsPerSecond(pacedMergeMap((entry) => of(entry), 4))],
    ['mergeMap', () => itemsPerSecond(mergeMap((entry) => of(entry), 4))],
  ]),
  { rounds },
);
report([
  compare({
    name: 'items through pacedMergeMap, against mergeMap',
    unit: 'items/s',
    ours: rates('ours'),
    theirs: rates('mergeMap'),
  }),
]);
