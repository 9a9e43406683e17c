import { Observable } from 'rxjs';
import type { CapacityKind } from './capacity-limiter.ts';

/**
 * What a percentage is of: the provisioned throughput of the table or index, its on-demand maximum, its warm throughput, or the
 * default of a new on-demand table.
 */
export type CapacityBasis = 'provisioned' | 'onDemandMaximum' | 'warmThroughput' | 'default';

/** What is consumed of one kind of capacity. */
export interface CapacityKindUsage {
  /** The units of the last second: those that were consumed, and those that requests in flight have reserved. */
  readonly consumed: number;
  /** The limit in units per second; `undefined` until DescribeTable has told what a percentage is of. */
  readonly target: number | undefined;
  /** How many requests wait for units. */
  readonly waiting: number;
  /** How many requests were throttled since the last emission. */
  readonly throttled: number;
  /** What the percentage is of, in units per second; absent if the limit is a number, or is not known yet. */
  readonly percentageOf?: { readonly basis: CapacityBasis; readonly units: number };
}

/** What is consumed of the limits of a capacity limiter; kinds without a limit are absent. */
export interface CapacityUsage {
  readonly read?: CapacityKindUsage;
  readonly write?: CapacityKindUsage;
  /** The error of the last DescribeTable if it failed. Until the next one succeeds, the last known values stay in use. */
  readonly describeTableError?: unknown;
}

/** A number for each kind of capacity. */
export type CountsByKind = Readonly<Record<CapacityKind, number>>;

const interval = 1000;

/**
 * Emits the usage once a second, the first value at once. Its timer does not keep the process alive.
 *
 * @param read returns the usage, with the throttles since the given counts
 * @param counts returns the counts so far
 */
export function usageStream(
  read: (since: CountsByKind) => CapacityUsage,
  counts: () => CountsByKind,
): Observable<CapacityUsage> {
  return new Observable((subscriber) => {
    let since = counts();
    const emit = () => {
      const usage = read(since);
      since = counts();
      subscriber.next(usage);
    };
    // Timers of RxJS keep the process alive.
    const timer = setInterval(emit, interval).unref();
    subscriber.add(() => clearInterval(timer));
    emit();
  });
}
