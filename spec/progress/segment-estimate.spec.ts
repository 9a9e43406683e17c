import { describe, expect, it } from 'vitest';
import { strided } from '../../lib/paging/segment-order.ts';
import { estimateSegments, type SegmentEstimate } from '../../lib/progress/segment-estimate.ts';
import { SegmentProgress } from '../../lib/progress/segment-progress.ts';
import { SegmentSizes } from '../../lib/progress/segment-sizes.ts';
import { seededRandom } from '../../lib/testing/seeded-random.ts';

type Random = () => number;

const normal = (random: Random) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Sizes of segments; the mean is about 1,000 items, or a few times that. */
const skewed: Readonly<Record<string, (random: Random) => number>> = {
  exponential: (random) => -1000 * Math.log(1 - random()),
  'log-normal': (random) => 1000 * Math.exp(normal(random)),
  Pareto: (random) => 600 * (1 - random()) ** (-1 / 2.5),
  'half of them empty': (random) => (random() < 0.5 ? 0 : 1000 * (0.5 + random())),
  '5 % of them hot': (random) => (random() < 0.05 ? 8000 : 1000) * (0.6 + 0.8 * random()),
};

interface Scan {
  readonly total: number;
  /** What the estimate is once this share of the items has been scanned. */
  readonly estimateAt: (share: number) => SegmentEstimate | undefined;
}

/** Simulates a parallel scan: each worker scans one item per millisecond, and needs 30 ms per segment besides. */
function scanOf(sizes: readonly number[], concurrency: number): Scan {
  const busyUntil = Array.from({ length: concurrency }, () => 0);
  const runs = Array.from(strided(sizes.length, concurrency), (segment) => {
    const worker = busyUntil.indexOf(Math.min(...busyUntil));
    const start = busyUntil[worker] ?? 0;
    const size = sizes[segment] ?? 0;
    const end = start + size + 30;
    busyUntil[worker] = end;
    return { size, start, end };
  });
  const scannedOf = ({ size, start, end }: (typeof runs)[number], time: number) =>
    time >= end ? size : Math.min(size, Math.max(0, time - start));
  const scannedAt = (time: number) => runs.reduce((sum, run) => sum + scannedOf(run, time), 0);
  const total = sizes.reduce((sum, size) => sum + size, 0);

  function timeOf(share: number): number {
    let [low, high] = [0, Math.max(...busyUntil)];
    while (high - low > 1) {
      const middle = (low + high) / 2;
      if (scannedAt(middle) < share * total) low = middle;
      else high = middle;
    }
    return Math.ceil(high);
  }

  function estimateAt(share: number): SegmentEstimate | undefined {
    const time = share === 1 ? Math.max(...busyUntil) : timeOf(share);
    const progress = new SegmentProgress(sizes.length, 0);
    for (const [index, run] of runs.entries()) {
      if (run.start > time) continue;
      progress.start(index, false);
      progress.addPage(index, scannedOf(run, time), run.end <= time);
    }
    return progress.estimate();
  }

  return { total, estimateAt };
}

/** A hundred tables: twenty of each kind of skewed segments. */
function skewedTables(segments: number): readonly Scan[] {
  return Object.values(skewed).flatMap((sizeOf) =>
    Array.from({ length: 20 }, (_, seed) => {
      const random = seededRandom(seed + 1);
      const sizes = Array.from({ length: segments }, () => Math.round(sizeOf(random)));
      return scanOf(sizes, 16);
    }),
  );
}

const tables = skewedTables(512);

const unknown = { low: 0, high: Number.POSITIVE_INFINITY };

/** The half width of the interval half way, relative to the truth. */
function widthHalfWay({ total, estimateAt }: Scan): number {
  const { low, high } = estimateAt(0.5) ?? unknown;
  return (high - low) / 2 / total;
}

function holds({ low, high }: Pick<SegmentEstimate, 'low' | 'high'>, total: number): boolean {
  return low <= total && total <= high;
}

describe('the estimate of a parallel scan', () => {
  it.each([0.25, 0.5, 0.75])('holds the truth in 95 of 100 skewed tables after %d of the items', (share) => {
    const held = tables.filter(({ total, estimateAt }) => {
      const estimate = estimateAt(share);
      return estimate !== undefined && holds(estimate, total);
    });
    expect(held.length).toBeGreaterThanOrEqual(95);
  });

  it('is at most 25 % wide to either side half way, in 95 of 100 tables of 512 segments and in all of 1,000', () => {
    expect(tables.filter((table) => widthHalfWay(table) <= 0.25).length).toBeGreaterThanOrEqual(95);
    const large = skewedTables(1000);
    expect(Math.max(...large.map(widthHalfWay))).toBeLessThanOrEqual(0.25);
    const held = large.filter(({ total, estimateAt }) => holds(estimateAt(0.5) ?? unknown, total));
    expect(held.length).toBeGreaterThanOrEqual(95);
  });

  it('is not too low because small segments finish first', () => {
    const errors = tables.map(({ total, estimateAt }) => (estimateAt(0.25)?.items ?? 0) / total - 1);
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    expect(Math.abs(mean)).toBeLessThan(0.04);
  });

  it('narrows down to the truth', () => {
    for (const { total, estimateAt } of tables.slice(0, 5)) {
      const widths = [0.25, 0.5, 0.75, 0.95].map((share) => {
        const { low, high } = estimateAt(share) ?? unknown;
        return (high - low) / total;
      });
      expect(widths).toEqual([...widths].sort((one, other) => other - one));
      expect(estimateAt(1)?.items).toBe(total);
    }
  });

  it('is absent until more segments have finished than are running', () => {
    const counts = { resumed: [], finishedResumed: 0, unstarted: 10 };
    expect(estimateSegments({ ...counts, finished: sizesOf(5, 5), running: [1, 1] })).toBeUndefined();
    expect(estimateSegments({ ...counts, finished: sizesOf(5), running: [] })).toBeUndefined();
    expect(estimateSegments({ ...counts, finished: sizesOf(5, 5), running: [1] })?.items).toBe(65);
  });

  it('never has a lower end below what has been scanned', () => {
    const estimate = estimateSegments({
      finished: sizesOf(0, 0, 0, 1000),
      running: [900],
      resumed: [50],
      finishedResumed: 70,
      unstarted: 1,
    });
    expect(estimate?.low).toBeGreaterThanOrEqual(2020);
    expect(estimate?.high).toBeGreaterThan(estimate?.items ?? 0);
  });

  it('counts what a resumed segment has scanned, but does not take it for the size of a segment', () => {
    const counts = { finished: sizesOf(100, 100, 100), running: [], unstarted: 2 };
    const resumed = estimateSegments({ ...counts, resumed: [], finishedResumed: 7 });
    expect(resumed?.items).toBe(507);
    // On average, half of a resumed segment is left.
    expect(estimateSegments({ ...counts, resumed: [10], finishedResumed: 0 })?.items).toBe(550);
  });

  it('takes no more memory for a million segments, and no longer than a blink', () => {
    const sizes = new SegmentSizes();
    const random = seededRandom(1);
    let sum = 0;
    for (let index = 0; index < 1_000_000; index++) {
      const size = Math.floor(random() * 2000);
      sum += size;
      sizes.add(size);
    }
    expect(sizes.above(-1).length).toBeLessThanOrEqual(4096);
    const { count, mean, variance } = sizes.momentsWith([]);
    expect([count, mean]).toEqual([1_000_000, sum / 1_000_000]);
    expect(Math.sqrt(variance) / (2000 / Math.sqrt(12))).toBeCloseTo(1, 2);
  });
});

function sizesOf(...sizes: readonly number[]): SegmentSizes {
  const all = new SegmentSizes();
  for (const size of sizes) all.add(size);
  return all;
}
