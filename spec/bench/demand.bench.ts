import { cpus } from 'node:os';
import { count, filter, lastValueFrom, mergeMap, type OperatorFunction, of } from 'rxjs';
import { follow } from '../../lib/stream/follow.ts';
import { pacedMergeMap } from '../../lib/stream/paced-merge-map.ts';

/** Measures what demand costs: a pass-through over pages in memory, paced and with stock `mergeMap`. */

const rounds = 15;
const pages = 200;
const page = Array.from({ length: 2000 }, (_, index) => ({ index }));

interface Entry {
  readonly index: number;
}

const source = follow(
  {
    fetch: (number: number | undefined) => of({ next: (number ?? 0) + 1 }),
    next: ({ next }) => (next < pages ? next : undefined),
  },
  () => page,
);

async function milliseconds(operator: OperatorFunction<Entry, Entry>): Promise<number> {
  const start = performance.now();
  const passed = await lastValueFrom(
    source.pipe(
      filter(({ index }) => index >= 0),
      operator,
      count(),
    ),
  );
  if (passed !== pages * page.length) throw new Error(`${passed} items passed`);
  return performance.now() - start;
}

const ratios: number[] = [];
for (let round = 0; round < rounds; round++) {
  const stock = await milliseconds(mergeMap((entry) => of(entry), 4));
  ratios.push(stock / (await milliseconds(pacedMergeMap((entry) => of(entry), 4))));
}
ratios.sort((a, b) => a - b);
const [low, middle, high] = [0.25, 0.5, 0.75].map((part) => ratios[Math.floor(rounds * part)]?.toFixed(2));
console.log(
  `Node ${process.version}, ${cpus()[0]?.model}; ${pages * page.length} items through one boundary`,
);
console.log(`throughput of pacedMergeMap × that of mergeMap: ${middle} (${low}–${high})`);
