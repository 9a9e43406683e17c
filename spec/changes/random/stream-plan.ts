import { seededRandom } from '../../../lib/testing/seeded-random.ts';

/** Whether the consumer acknowledges batches or single changes. */
export type Unit = 'batch' | 'change';

/** A random stream and a random consumer that is restarted again and again, as data. */
export interface StreamPlan {
  readonly seed: number;
  readonly shards: number;
  readonly pageSize: number;
  readonly keys: number;
  readonly writes: number;
  /** The longest time between two writes, in milliseconds. */
  readonly pause: number;
  readonly splits: number;
  readonly listings: number;
  readonly emptyPages: number;
  readonly faults: number;
  readonly unit: Unit;
  readonly concurrency: number;
  /** How many units the consumer works on at once, and for how long at most, in milliseconds. */
  readonly workers: number;
  readonly work: number;
  /** The share of units that take it 20 minutes, in which iterators expire. */
  readonly stalls: number;
  readonly sessions: readonly SessionPlan[];
}

/** One process of the consumer. */
export interface SessionPlan {
  /** After how many milliseconds it is killed. */
  readonly length: number;
  /** For how long nothing runs after it, in milliseconds. */
  readonly down: number;
}

const hour = 3_600_000;

/** Draws a plan; with `canLose`, the consumer may be down for longer than DynamoDB keeps records. */
export function drawPlan(seed: number, canLose: boolean): StreamPlan {
  const random = seededRandom(seed);
  const upTo = (most: number) => 1 + Math.floor(random() * most);
  const oneOf = <T>(...values: readonly [T, ...T[]]) => values[Math.floor(random() * values.length)] as T;
  const sessions = Array.from({ length: upTo(5) }, () => ({
    length: upTo(oneOf(1000, 20_000, 120_000)),
    down: oneOf(0, upTo(10_000), 5 * hour, canLose ? 30 * hour : 0),
  }));
  return {
    seed,
    shards: upTo(4),
    pageSize: oneOf(1, 5, 1000),
    keys: upTo(12),
    writes: 40 + upTo(120),
    pause: oneOf(10, 400, 3000),
    splits: oneOf(0, 0.03, 0.15),
    listings: oneOf(0, 0.2),
    emptyPages: oneOf(0, 0.2),
    faults: oneOf(0, 0, 0.15),
    unit: oneOf('batch', 'change'),
    concurrency: oneOf(1, 2, 16),
    workers: upTo(3),
    work: oneOf(0, 50, 2000),
    stalls: oneOf(0, 0.02),
    sessions,
  };
}
