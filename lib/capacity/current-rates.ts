import type { Observable } from 'rxjs';
import type { CapacityKind, CapacityRates, CapacityScope } from './capacity-limiter.ts';
import { type DescribedTable, describedTable } from './described-table.ts';
import { checkedRates, type Rates } from './rates.ts';
import type { KindLimits } from './reservation.ts';
import type { DescribedThroughput, Throughput } from './table-throughput.ts';
import { capacityKinds } from './units.ts';

/** The table whose capacity is limited. */
export interface LimitedTable {
  readonly scope: CapacityScope;
  /** The part of the limits that this process may use. */
  readonly share: number;
  /** Sends DescribeTable. */
  readonly describe$: Observable<DescribedThroughput>;
  readonly random: () => number;
}

/** The limits of a limiter as they are at present; applies every change of them. */
export class CurrentRates {
  private readonly limits: KindLimits;
  private readonly share: number;
  private readonly described: DescribedTable | undefined;
  private rates: Rates;

  constructor(initial: Rates, table: LimitedTable | undefined, limits: KindLimits) {
    this.rates = initial;
    this.limits = limits;
    this.share = table?.share ?? 1;
    this.described = table && describedTable(table.describe$, table.scope, () => this.apply(), table.random);
    this.apply();
  }

  set(changes: CapacityRates): void {
    const { read, write } = checkedRates(changes, this.described !== undefined);
    this.rates = { read: read ?? this.rates.read, write: write ?? this.rates.write };
    this.apply();
    const isAwaited = capacityKinds.some((kind) => this.isFraction(kind) && this.limits[kind].waiting() > 0);
    // Those that acquire get the error of a failure.
    if (isAwaited) this.described?.known()?.subscribe({ error: () => {} });
  }

  /** Returns an Observable that completes when the limit of a kind is known; `undefined` if it is. */
  known(kind: CapacityKind): Observable<never> | undefined {
    return this.isFraction(kind) ? this.described?.known() : undefined;
  }

  /** The limit in units per second: Infinity for none, `undefined` if it is not known yet. */
  unitsOf(kind: CapacityKind): number | undefined {
    const rate = this.rates[kind];
    if (rate === undefined) return Number.POSITIVE_INFINITY;
    if ('units' in rate) return rate.units * this.share;
    const throughput = this.throughputOf(kind);
    return throughput && throughput.units * rate.fraction * this.share;
  }

  /** What the limit is a percentage of; `undefined` if it is none, or not known yet. */
  throughputOf(kind: CapacityKind): Throughput | undefined {
    return this.isFraction(kind) ? this.described?.latest()?.[kind] : undefined;
  }

  meanItemBytes(): number | undefined {
    return this.described?.latest()?.meanItemBytes;
  }

  /** The error of the last DescribeTable if it failed. */
  describeTableError(): unknown {
    return this.described?.error();
  }

  private isFraction(kind: CapacityKind): boolean {
    const rate = this.rates[kind];
    return rate !== undefined && 'fraction' in rate;
  }

  private apply(): void {
    for (const kind of capacityKinds) {
      const units = this.unitsOf(kind);
      // Until a percentage is known, those that wait already go on with the limit that they have.
      if (units !== undefined) this.limits[kind].setRate(Number.isFinite(units) ? units : undefined);
    }
  }
}
