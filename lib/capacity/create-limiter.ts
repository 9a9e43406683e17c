import { AsyncLocalStorage } from 'node:async_hooks';
import { finalize, Observable } from 'rxjs';
import {
  type CapacityFlow,
  type CapacityKind,
  type CapacityLimiter,
  type CapacityPermit,
  type CapacityUnits,
  type LimiterInternals,
  limiterInternals,
} from './capacity-limiter.ts';
import { CurrentRates, type LimitedTable } from './current-rates.ts';
import { KindLimit } from './kind-limit.ts';
import type { Rates } from './rates.ts';
import { type KindFlows, type KindLimits, reserve, tryReserve } from './reservation.ts';
import { capacityKinds, checkedUnits } from './units.ts';
import { type CapacityUsage, type CountsByKind, usageStream } from './usage.ts';

/** The state of a limiter. */
interface LimiterState {
  readonly limits: KindLimits;
  readonly rates: CurrentRates;
  /** Subscriptions to `acquire` that wait for DescribeTable. */
  readonly waitingForTable: Record<CapacityKind, number>;
  readonly throttles: Record<CapacityKind, number>;
}

/** Makes a limiter from checked limits, of a table or of all requests. */
export function createLimiter(initial: Rates, table?: LimitedTable): CapacityLimiter {
  const limits: KindLimits = { read: new KindLimit(), write: new KindLimit() };
  const rates = new CurrentRates(initial, table, limits);
  const throttles = { read: 0, write: 0 };
  const state: LimiterState = { limits, rates, waitingForTable: { read: 0, write: 0 }, throttles };
  const sharedFlow = newFlow(state);
  const internals: LimiterInternals = {
    sharedFlow,
    scope: table?.scope ?? {},
    newFlow: () => newFlow(state),
    targetOf: (kind) => targetOf(rates, kind),
    recordThrottle(kind) {
      throttles[kind]++;
    },
    meanItemBytes: () => rates.meanItemBytes(),
  };
  const limiter: CapacityLimiter = {
    acquire: sharedFlow.acquire,
    set: (changes) => rates.set(changes),
    usage: usageStream(
      (since) => usageOf(state, since),
      () => ({ ...throttles }),
    ),
  };
  return Object.defineProperty(limiter, limiterInternals, { value: internals });
}

function newFlow(state: LimiterState): CapacityFlow {
  const { read, write } = state.limits;
  const flows: KindFlows = { read: read.newFlow(), write: write.newFlow() };
  return {
    acquire: (units) => acquire(state, flows, checkedUnits(units)),
    tryAcquire: (kind, units) =>
      state.rates.known(kind) === undefined ? tryReserve(state.limits, flows, kind, units) : undefined,
  };
}

function acquire(state: LimiterState, flows: KindFlows, units: CapacityUnits): Observable<CapacityPermit> {
  const { limits, rates, waitingForTable } = state;
  return new Observable((subscriber) => {
    const start = () => reserve(limits, flows, units, subscriber);
    const kinds = capacityKinds.filter((kind) => units[kind] !== undefined);
    const known$ = kinds.map((kind) => rates.known(kind)).find((known) => known !== undefined);
    if (known$ === undefined) {
      start();
      return;
    }
    const count = (change: number) => {
      for (const kind of kinds) waitingForTable[kind] += change;
    };
    count(1);
    subscriber.add(
      known$.pipe(finalize(() => count(-1))).subscribe({
        complete: AsyncLocalStorage.bind(start),
        error: AsyncLocalStorage.bind((error: unknown) => subscriber.error(error)),
      }),
    );
  });
}

/** The limit in units per second; `undefined` if there is none, or it is not known yet. */
function targetOf(rates: CurrentRates, kind: CapacityKind): number | undefined {
  const units = rates.unitsOf(kind);
  return units === Number.POSITIVE_INFINITY ? undefined : units;
}

function usageOf(state: LimiterState, since: CountsByKind): CapacityUsage {
  const { limits, rates, waitingForTable, throttles } = state;
  const usage: { -readonly [Name in keyof CapacityUsage]: CapacityUsage[Name] } = {};
  for (const kind of capacityKinds) {
    if (rates.unitsOf(kind) === Number.POSITIVE_INFINITY) continue;
    const throughput = rates.throughputOf(kind);
    usage[kind] = {
      consumed: limits[kind].consumed(),
      target: targetOf(rates, kind),
      waiting: limits[kind].waiting() + waitingForTable[kind],
      throttled: throttles[kind] - since[kind],
      ...(throughput && { percentageOf: throughput }),
    };
  }
  const error = rates.describeTableError();
  if (error !== undefined) usage.describeTableError = error;
  return usage;
}
