import { seededRandom } from '../../../../lib/testing/seeded-random.ts';

/** A random table with writers, and a random copy that is restarted again and again, as data. */
export interface FollowPlan {
  readonly seed: number;
  readonly shards: number;
  readonly pageSize: number;
  readonly keys: number;
  readonly segments: number;
  /** How many writes come before the scan, and how many during it and after it. */
  readonly writesBefore: number;
  readonly writes: number;
  /** The longest time between two writes, in milliseconds. */
  readonly pause: number;
  readonly splits: number;
  readonly listings: number;
  readonly emptyPages: number;
  readonly faults: number;
  /** Whether the consumer gets events for `applyChanges`, or batches. */
  readonly unit: 'event' | 'batch';
  readonly concurrency: number;
  /** The units per second that the scan may consume. */
  readonly limit: number | undefined;
  /** The longest time that the consumer needs for an event, in milliseconds. */
  readonly work: number;
  readonly sessions: readonly { readonly length: number; readonly down: number }[];
}

const hour = 3_600_000;

/** Draws a plan. */
export function drawFollowPlan(seed: number): FollowPlan {
  const random = seededRandom(seed);
  const upTo = (most: number) => 1 + Math.floor(random() * most);
  const oneOf = <T>(...values: readonly [T, ...T[]]) => values[Math.floor(random() * values.length)] as T;
  const sessions = Array.from({ length: upTo(5) }, () => ({
    length: upTo(oneOf(100, 2000, 60_000)),
    down: oneOf(0, upTo(10_000), 3 * hour),
  }));
  return {
    seed,
    shards: upTo(4),
    pageSize: oneOf(1, 5, 1000),
    keys: upTo(40),
    segments: upTo(6),
    writesBefore: upTo(60),
    writes: 20 + upTo(120),
    pause: oneOf(10, 400, 3000),
    splits: oneOf(0, 0.03, 0.15),
    listings: oneOf(0, 0.2),
    emptyPages: oneOf(0, 0.2),
    faults: oneOf(0, 0, 0.15),
    unit: oneOf('event', 'batch'),
    concurrency: oneOf(1, 2, 16),
    limit: oneOf(undefined, 2),
    work: oneOf(0, 50, 1000),
    sessions,
  };
}
