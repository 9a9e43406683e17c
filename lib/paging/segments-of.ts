import { positive } from '../options/positive.ts';
import { refuseOption } from '../options/refuse-option.ts';
import { isTotalSegments, maxSegments } from './segment-plan.ts';

/** One of several workers that scan a table together. */
export interface SegmentShare {
  /** The number of this worker, 0 to `count` - 1. */
  readonly index: number;
  /** How many workers there are. It may be larger than `TotalSegments`; then some of them have no segments. */
  readonly count: number;
  /** Into how many segments all workers together divide the table, 1 to 1,000,000. */
  readonly TotalSegments: number;
}

/**
 * Returns the segments that one of several workers scans, for the option `segments` of `parallelScan`.
 *
 * Each segment belongs to exactly one `index`, and no worker has two segments more than another. A share is a run of
 * neighbours in ascending order. `parallelScan` starts segments that are far apart in its list, so `count` workers with a
 * `concurrency` of c start their segments as one parallel scan with a `concurrency` of `count` · c does, and each checkpoint
 * has about c ranges of finished segments.
 *
 * @throws InvalidOptionError if `index`, `count` or `TotalSegments` is not such an integer, for example because a variable of
 * the environment is not set
 * @example
 * const index = 2; // Number(process.env.JOB_COMPLETION_INDEX)
 * const segments = segmentsOf({ index, count: 4, TotalSegments: 8 });
 * console.log(segments); // [ 4, 5 ]
 * db.parallelScan<Song>({ TableName: 'Music', TotalSegments: 8 }, { segments }).subscribe();
 */
export function segmentsOf(share: SegmentShare): number[] {
  // Plain JavaScript may pass nothing.
  const { index, count, TotalSegments }: SegmentShare = Object(share);
  positive('count', count);
  if (!Number.isInteger(index) || index < 0 || index >= count)
    refuseOption('index', index, `an integer from 0 to ${count - 1}, one less than \`count\``);
  if (!isTotalSegments(TotalSegments))
    refuseOption('TotalSegments', TotalSegments, `an integer from 1 to ${maxSegments}`);

  const size = Math.floor(TotalSegments / count);
  // The first ones have one segment more.
  const larger = TotalSegments % count;
  const first = index * size + Math.min(index, larger);
  return Array.from({ length: index < larger ? size + 1 : size }, (_, offset) => first + offset);
}
