import { positive } from '../options/positive.ts';
import { checkMembers } from './check-members.ts';
import { ServiceFailure, throttlingReasons } from './service-failure.ts';

/** What a request consumes: read units or write units. */
export type UnitKind = 'read' | 'write';

/** The capacity of a fake table, in units per second. */
export interface FakeUnits {
  /**
   * Read units per second.
   * @default no limit
   */
  readonly read?: number | undefined;
  /**
   * Write units per second.
   * @default no limit
   */
  readonly write?: number | undefined;
}

/** The capacity of one table. */
export interface Throughput {
  /** Whether there is a limit, so that units must be counted. */
  readonly isLimited: boolean;
  /** Whether the table accepts a request of that kind now. */
  admits(kind: UnitKind): boolean;
  /** Consumes units, also more than there are: the size of a request is known only after it was accepted. */
  spend(kind: UnitKind, units: number): void;
}

const reasons = {
  read: 'TableReadProvisionedThroughputExceeded',
  write: 'TableWriteProvisionedThroughputExceeded',
} as const;

/** The units of the cheapest request: an item of up to 4 KB read without consistency, one of up to 1 KB written. */
const cheapest = { read: 0.5, write: 1 } as const;

/** Returns the error of a request that a table does not admit. */
export function throughputExceeded(tableName: string, kind: UnitKind): ServiceFailure {
  return new ServiceFailure(
    'ProvisionedThroughputExceededException',
    'The level of configured provisioned throughput for the table was exceeded',
    throttlingReasons(tableName, [reasons[kind]]),
  );
}

/** Makes the capacity of a table: two token buckets, each of which holds the units of one second. */
export function throughput({ read, write }: FakeUnits, now: () => number = Date.now): Throughput {
  const buckets = { read: tokenBucket(read, now), write: tokenBucket(write, now) };
  return {
    isLimited: read !== undefined || write !== undefined,
    admits: (kind) => buckets[kind].holds(cheapest[kind]),
    spend: (kind, spent) => buckets[kind].spend(spent),
  };
}

/**
 * Checks the option `units` of a table, and returns it as an object.
 *
 * @throws InvalidOptionError
 */
export function checkedUnits(option: string, units: number | FakeUnits | undefined): FakeUnits {
  if (units === undefined) return {};
  if (typeof units === 'number') {
    positive(option, units);
    return { read: units, write: units };
  }
  checkMembers(option, units, ['read', 'write']);
  const { read, write } = units;
  if (read !== undefined) positive(`${option}.read`, read);
  if (write !== undefined) positive(`${option}.write`, write);
  return { read, write };
}

interface TokenBucket {
  holds(tokens: number): boolean;
  spend(tokens: number): void;
}

/** Token bucket that holds the tokens of one second, and may fall below zero. */
function tokenBucket(perSecond: number | undefined, now: () => number): TokenBucket {
  const limit = perSecond ?? Number.POSITIVE_INFINITY;
  let tokens = limit;
  let refilledAt = now();

  function refill(): void {
    if (limit === Number.POSITIVE_INFINITY) return;
    // Fake timers may set the clock back.
    const elapsed = Math.max(0, now() - refilledAt);
    refilledAt = now();
    tokens = Math.min(limit, tokens + (elapsed / 1000) * limit);
  }

  return {
    holds(needed) {
      refill();
      return tokens >= needed;
    },
    spend(spent) {
      refill();
      tokens -= spent;
    },
  };
}
