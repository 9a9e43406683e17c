import type { Observable } from 'rxjs';
import { refuseOption } from '../options/refuse-option.ts';
import type { CapacityUsage } from './usage.ts';

/** The two kinds of capacity that DynamoDB counts: read units and write units. */
export type CapacityKind = 'read' | 'write';

/** A number of capacity units, for reads, for writes or for both. */
export interface CapacityUnits {
  /** Read units: one is a strongly consistent read of 4 KB, or two eventually consistent ones. */
  readonly read?: number | undefined;
  /** Write units: one is a write of 1 KB. */
  readonly write?: number | undefined;
}

/** A limit: units per second, or a percentage of what a table can serve, such as `'40%'`. Infinity means no limit. */
export type CapacityRate = number | `${number}%`;

/** The limits of a capacity limiter, for reads, for writes or for both. */
export interface CapacityRates {
  /** Read units per second, or a percentage of what the table can serve. */
  readonly read?: CapacityRate | undefined;
  /** Write units per second, or a percentage of what the table can serve. */
  readonly write?: CapacityRate | undefined;
}

/** The right to consume the units that were acquired. */
export interface CapacityPermit {
  /**
   * Replaces the reserved units by those that were consumed, and completes the Observable of `acquire`.
   *
   * A kind that is left out was consumed as it was reserved; `{ read: 0 }` returns the read units. Only the first call has an
   * effect.
   *
   * @throws InvalidOptionError if the units are negative or not a finite number
   */
  settle(units: CapacityUnits): void;
}

/**
 * Limits how many capacity units per second are consumed by everything that shares it.
 *
 * `capacityLimiter` makes one with fixed limits, and `db.capacityLimiter` one for a table.
 */
export interface CapacityLimiter {
  /**
   * Reserves units for work of your own: emits one permit as soon as the limits allow it, and completes when that is settled.
   *
   *     limiter.acquire({ read: 128 }).pipe(
   *       mergeMap((permit) => from(readSomething()).pipe(tap(({ units }) => permit.settle({ read: units })))),
   *     );
   *
   * Nothing is reserved before you subscribe. Unsubscribing ends the wait, or returns the units of a permit that was not
   * settled. If you unsubscribe while the permit is emitted, as `take(1)` and `firstValueFrom` do, you keep the permit:
   * its units stay reserved until you settle it. `settle` after the units were returned counts the consumed units
   * after all.
   *
   * @throws InvalidOptionError at once if the units are negative or not a finite number
   */
  acquire(units: CapacityUnits): Observable<CapacityPermit>;

  /**
   * Changes limits; those that wait are considered again at once. A kind that is left out keeps its limit.
   *
   * @throws InvalidOptionError
   */
  set(rates: CapacityRates): void;

  /**
   * Tells what is consumed: emits once a second while subscribed, the first value at once.
   *
   * It does not keep the process alive.
   */
  readonly usage: Observable<CapacityUsage>;
}

/** A fair share of a limiter: all flows that wait get the same number of units per second. FIFO within a flow. */
export interface CapacityFlow {
  acquire(units: CapacityUnits): Observable<CapacityPermit>;
  /** Reserves units of one kind, if that needs no wait; else returns `undefined`. */
  tryAcquire(kind: CapacityKind, units: number): CapacityPermit | undefined;
}

/** What the units of a limiter are counted for: all requests if it names no table. */
export interface CapacityScope {
  readonly TableName?: string;
  readonly IndexName?: string;
}

/** What the operations of the client use of a limiter. */
export interface LimiterInternals {
  readonly sharedFlow: CapacityFlow;
  readonly scope: CapacityScope;
  newFlow(): CapacityFlow;
  targetOf(kind: CapacityKind): number | undefined;
  recordThrottle(kind: CapacityKind): void;
  meanItemBytes(): number | undefined;
}

/** The property of a limiter with its internals. Registered, because a limiter may be made by another copy of the package. */
export const limiterInternals = Symbol.for('rxdynamo.capacityLimiter');

/** A limiter with its internals. */
interface LimiterWithInternals extends CapacityLimiter {
  readonly [limiterInternals]: LimiterInternals;
}

/**
 * Checks that the option `limiter` is a capacity limiter of this package, and returns it.
 *
 * @throws InvalidOptionError
 */
export function checkedLimiter(limiter: CapacityLimiter | undefined): CapacityLimiter | undefined {
  // Plain JavaScript may pass `null`.
  if (limiter === undefined || limiter === null || hasInternals(limiter)) return limiter ?? undefined;
  return refuseOption('limiter', limiter, 'the result of capacityLimiter() or db.capacityLimiter()');
}

/** Makes a flow for one operator, which gets the same share as each other flow of the limiter that waits. */
export const newFlow = (limiter: CapacityLimiter): CapacityFlow => internalsOf(limiter).newFlow();

/** Returns the flow of single calls and of `acquire`. */
export const sharedFlow = (limiter: CapacityLimiter): CapacityFlow => internalsOf(limiter).sharedFlow;

/** Returns the present limit in units per second; `undefined` if the kind is not limited, or the limit is not known yet. */
export const targetOf = (limiter: CapacityLimiter, kind: CapacityKind): number | undefined =>
  internalsOf(limiter).targetOf(kind);

/** Returns whose units are counted: those of a table, of an index, or all. */
export const scopeOf = (limiter: CapacityLimiter): CapacityScope => internalsOf(limiter).scope;

/** Counts a throttle, for `usage`. */
export const recordThrottle = (limiter: CapacityLimiter, kind: CapacityKind): void =>
  internalsOf(limiter).recordThrottle(kind);

/** Returns the mean size of an item in bytes from DescribeTable; `undefined` if that was not asked or the table is empty. */
export const meanItemBytesOf = (limiter: CapacityLimiter): number | undefined =>
  internalsOf(limiter).meanItemBytes();

function hasInternals(limiter: CapacityLimiter): limiter is LimiterWithInternals {
  return typeof limiter === 'object' && limiter !== null && limiterInternals in limiter;
}

function internalsOf(limiter: CapacityLimiter): LimiterInternals {
  if (hasInternals(limiter)) return limiter[limiterInternals];
  return refuseOption('limiter', limiter, 'the result of capacityLimiter() or db.capacityLimiter()');
}
