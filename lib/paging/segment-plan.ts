import type { ScanInput } from '../api/inputs.ts';
import { Scan } from '../api/operations.ts';
import { InvalidOptionError } from '../errors/configuration-error.ts';
import { InvalidValueError } from '../errors/invalid.ts';
import { positive } from '../options/positive.ts';
import { refuseOption } from '../options/refuse-option.ts';
import type { CheckpointTracker } from './checkpoint/progress-tracker.ts';
import { strided } from './segment-order.ts';

/** The limit of DynamoDB for `TotalSegments`. */
export const maxSegments = 1_000_000;

export function isTotalSegments(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= maxSegments;
}

/** Which segments of a table are scanned, and how many at once. */
export interface SegmentPlan {
  readonly concurrency: number;
  /** How many there are, those that are finished in the checkpoint included. */
  readonly count: number;
  /** Returns those that are not finished, in the order in which they start. */
  readonly unfinished: () => Iterable<number>;
}

/** What the plan is made of. */
export interface SegmentPlanOptions {
  /** @default 16 */
  readonly concurrency?: number | undefined;
  /** Reads the option `segments`. @default all segments */
  readonly listed?: (() => readonly number[] | undefined) | undefined;
}

const defaultConcurrency = 16;

/** Plans a parallel scan; throws an InvalidValueError or an InvalidOptionError for invalid numbers. */
export function segmentPlan(
  input: TableSegments,
  { concurrency: most = defaultConcurrency, listed }: SegmentPlanOptions,
  tracker: CheckpointTracker,
): SegmentPlan {
  const limit = positive('concurrency', most);
  checkTotalSegments(input);
  const { TableName, IndexName, TotalSegments } = input;
  const segments = listed?.();
  const count = segments?.length ?? TotalSegments;
  // At least 1, because the list of segments may be empty.
  const concurrency = Math.min(limit, Math.max(count, 1));
  // Without the list: each segment has its own position, so a scan of other segments can go on from them.
  tracker.bind({ operation: 'Scan', TableName, IndexName, TotalSegments });

  function* unfinished(): Iterable<number> {
    for (const index of strided(count, concurrency)) {
      const segment = segments === undefined ? index : (segments[index] as number);
      if (!tracker.isFinished(segment)) yield segment;
    }
  }

  return { concurrency, count, unfinished };
}

/** The division of a table or an index into segments. */
interface TableSegments extends Pick<ScanInput, 'TableName' | 'IndexName'> {
  readonly TotalSegments: number;
}

/**
 * Reads the option `segments` at once, and returns a function that returns them or throws.
 *
 * A stream can be subscribed to again, but a generator has its values only once.
 */
export function segmentList(
  segments: Iterable<number> | undefined,
  TotalSegments: number,
): () => readonly number[] | undefined {
  try {
    // Plain JavaScript may pass `null`. An invalid `TotalSegments` is rejected by the plan.
    const list =
      segments != null && isTotalSegments(TotalSegments) ? read(segments, TotalSegments) : undefined;
    return () => list;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

/** Stops at the first invalid or repeated segment, so that it ends for a generator without an end too. */
function read(segments: Iterable<number>, total: number): readonly number[] {
  if (typeof Object(segments)[Symbol.iterator] !== 'function')
    refuseOption('segments', segments, 'an iterable of numbers');
  const list = new Set<number>();
  for (const segment of segments) {
    if (!Number.isInteger(segment) || segment < 0 || segment >= total)
      refuseOption('segments', segment, `integers from 0 to ${total - 1}, one less than \`TotalSegments\``);
    if (list.has(segment))
      throw new InvalidOptionError(`The option \`segments\` has segment ${segment} twice`, {
        option: 'segments',
        value: segments,
      });
    list.add(segment);
  }
  return [...list];
}

/** Rejects an invalid number of segments, because no segments would make an empty stream of a table that has items. */
function checkTotalSegments({ TableName: tableName, TotalSegments }: TableSegments): void {
  if (isTotalSegments(TotalSegments)) return;
  const reason = `must be an integer from 1 to ${maxSegments}, not ${TotalSegments}`;
  throw new InvalidValueError(reason, ['TotalSegments'], { operation: Scan.name, tableName });
}
