import { asyncScheduler, type Subscriber } from 'rxjs';
import type { CapacityKind, CapacityPermit, CapacityUnits } from './capacity-limiter.ts';
import type { KindFlow, KindLimit } from './kind-limit.ts';
import { capacityKinds, checkedUnits } from './units.ts';

/** The limit of each kind of capacity. */
export type KindLimits = Readonly<Record<CapacityKind, KindLimit>>;

/** A flow of each kind of capacity. */
export type KindFlows = Readonly<Record<CapacityKind, KindFlow>>;

/**
 * Acquires units for a subscriber to `acquire`, and emits the permit.
 *
 * The kind whose units take longest to come is acquired first, so that units of the other kind are not held meanwhile.
 */
export function reserve(
  limits: KindLimits,
  flows: KindFlows,
  units: CapacityUnits,
  subscriber: Subscriber<CapacityPermit>,
): void {
  const reservation = new Reservation(limits, flows, units, subscriber);
  subscriber.add(() => reservation.leave());
  reservation.acquireNext(kindsOf(limits, units));
}

/** Reserves units of one kind, if that needs no wait; else returns `undefined`. */
export function tryReserve(
  limits: KindLimits,
  flows: KindFlows,
  kind: CapacityKind,
  units: number,
): CapacityPermit | undefined {
  const limit = limits[kind];
  const flow = flows[kind];
  return limit.tryAcquire(flow, units) ? new GrantedUnits(limit, flow, kind, units) : undefined;
}

/** The permit of units of one kind that were granted at once: without an Observable, which costs more than all the rest. */
class GrantedUnits implements CapacityPermit {
  private readonly limit: KindLimit;
  private readonly flow: KindFlow;
  private readonly kind: CapacityKind;
  private readonly units: number;
  private readonly takenAt = asyncScheduler.now();
  private isSettled = false;

  constructor(limit: KindLimit, flow: KindFlow, kind: CapacityKind, units: number) {
    this.limit = limit;
    this.flow = flow;
    this.kind = kind;
    this.units = units;
  }

  settle(consumed: CapacityUnits): void {
    if (this.isSettled) return;
    this.isSettled = true;
    const change = (consumed[this.kind] ?? this.units) - this.units;
    if (change !== 0) this.limit.correct(this.flow, change, this.takenAt);
  }
}

/** The units of one subscription to `acquire`. */
class Reservation {
  private readonly limits: KindLimits;
  private readonly flows: KindFlows;
  private readonly units: CapacityUnits;
  private readonly subscriber: Subscriber<CapacityPermit>;
  /** The units that are counted as consumed at present, and when they were taken. */
  private readonly counted = { read: 0, write: 0 };
  private readonly takenAt = { read: 0, write: 0 };
  private isEmitting = false;
  private isSettled = false;

  constructor(
    limits: KindLimits,
    flows: KindFlows,
    units: CapacityUnits,
    subscriber: Subscriber<CapacityPermit>,
  ) {
    this.limits = limits;
    this.flows = flows;
    this.units = units;
    this.subscriber = subscriber;
  }

  acquireNext([kind, ...others]: readonly CapacityKind[]): void {
    if (kind === undefined) {
      this.emit();
      return;
    }
    const units = this.units[kind] ?? 0;
    const cancel = this.limits[kind].acquire(this.flows[kind], units, () => {
      this.counted[kind] = units;
      this.takenAt[kind] = asyncScheduler.now();
      this.acquireNext(others);
    });
    this.subscriber.add(cancel);
  }

  settle(consumed: CapacityUnits): void {
    const units = checkedUnits(consumed);
    if (this.isSettled) return;
    this.isSettled = true;
    for (const kind of capacityKinds) this.count(kind, units[kind] ?? this.units[kind] ?? 0);
    if (!this.isEmitting) this.subscriber.complete();
  }

  /** Returns the units, unless they are settled, or the permit is being taken along by `take(1)` or the like. */
  leave(): void {
    if (this.isSettled || this.isEmitting) return;
    for (const kind of capacityKinds) this.count(kind, 0);
  }

  private emit(): void {
    this.isEmitting = true;
    this.subscriber.next({ settle: (consumed) => this.settle(consumed) });
    this.isEmitting = false;
    // Not before the permit has been passed on to everything that receives it.
    if (this.isSettled) this.subscriber.complete();
  }

  private count(kind: CapacityKind, units: number): void {
    const change = units - this.counted[kind];
    if (change === 0) return;
    this.counted[kind] = units;
    this.limits[kind].correct(this.flows[kind], change, this.takenAt[kind]);
  }
}

/** The kinds to acquire, first the one whose units take longest to come. */
function kindsOf(limits: KindLimits, { read, write }: CapacityUnits): readonly CapacityKind[] {
  if (write === undefined) return read === undefined ? [] : ['read'];
  if (read === undefined) return ['write'];
  const seconds = (units: number, kind: CapacityKind) =>
    units / (limits[kind].rate() ?? Number.POSITIVE_INFINITY);
  return seconds(read, 'read') > seconds(write, 'write') ? ['read', 'write'] : ['write', 'read'];
}
