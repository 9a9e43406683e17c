/** What a percentage is of: the table's or index's provisioned throughput, its on-demand maximum, its warm throughput, or the default of a new on-demand table. */
export type CapacityBasis = 'provisioned' | 'onDemandMaximum' | 'warmThroughput' | 'default';

/** What is consumed of one kind of capacity. */
export interface CapacityKindUsage {
  /** Units of the last second: those that were consumed, and those that are reserved by requests in flight. */
  readonly consumed: number;
  /** The limit in units per second; `undefined` until DescribeTable has told what a percentage is of. */
  readonly target: number | undefined;
  /** How many requests wait for units. */
  readonly waiting: number;
  /** How many requests were throttled since the last emission. */
  readonly throttled: number;
  /** What the percentage is of, in units per second; absent if the limit is a number. */
  readonly percentageOf?: { readonly basis: CapacityBasis; readonly units: number };
}

/** What is consumed of the limits of a capacity limiter; kinds without a limit are absent. */
export interface CapacityUsage {
  readonly read?: CapacityKindUsage;
  readonly write?: CapacityKindUsage;
  /** The error of the last DescribeTable if it failed; until the next one succeeds, the last known values are used. */
  readonly describeTableError?: unknown;
}
