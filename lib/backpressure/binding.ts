import type { Subscriber } from 'rxjs';
import { type Cancel, type Deliverer, type Demand, delivery, demandInChain } from './demand.ts';

/** Reports to the current deliverer which demand its value has reached. */
export function reportArrival(at: Demand): void {
  delivery.deliverer?.arriveAt(at);
}

/** Sets the current deliverer and returns the previous one, which the caller restores in `finally`. */
export function swapDeliverer(next: Deliverer | undefined): Deliverer | undefined {
  const before = delivery.deliverer;
  delivery.deliverer = next;
  return before;
}

/** Runs foreign code without a current deliverer, because values that it delivers do not come from that one. */
export function outsideDelivery<T>(run: () => T): T {
  const outer = swapDeliverer(undefined);
  try {
    return run();
  } finally {
    delivery.deliverer = outer;
  }
}

const none: readonly Demand[] = [];

/**
 * The boundaries that one subscription to a source, or to a boundary, waits for.
 *
 * RxJS has no way to request values from upstream, so a source waits for the nearest boundary that its values reach. That is
 * found at subscription, by following the subscriber's destinations. Where that chain is broken (`share`, a Subject, a
 * custom observer) or leads past a nearer boundary (`groupBy`, `window`), the arrival of a value at a boundary binds its
 * source. A source whose values reach several boundaries waits until all of them have room.
 */
export class Binding implements Demand, Deliverer {
  readonly isOfInnerStreams = true;
  isClosed = false;
  /** The boundary that the subscriber's chain leads to. */
  private found: Demand | undefined;
  /** The boundaries that values have reached, where the chain does not lead to them or leads past them. */
  private reached: readonly Demand[] = none;

  constructor(subscriber: object) {
    this.found = demandInChain(subscriber);
  }

  isOpen(): boolean {
    if (this.reached.length === 0) return this.found === undefined || this.found.isOpen();
    this.forgetClosed();
    return this.current().every((each) => each.isOpen());
  }

  take(): boolean {
    if (this.reached.length === 0) return this.found === undefined || this.found.take();
    if (!this.isOpen()) return false;
    for (const each of this.current()) each.take();
    return true;
  }

  whenOpen(resume: () => void): Cancel {
    const blocked = this.current().find((each) => !each.isOpen());
    if (blocked !== undefined) return blocked.whenOpen(resume);
    queueMicrotask(resume);
    return () => {};
  }

  dependsOn(other: Demand): boolean {
    return this === other || this.current().some((each) => each.dependsOn(other));
  }

  isNearerThan(other: Demand): boolean {
    return this === other || this.current().some((each) => each.isNearerThan(other));
  }

  /** Delivers a value as the current deliverer, to which the boundaries that it reaches synchronously report. */
  deliver<T>(subscriber: Subscriber<T>, value: T): void {
    const outer = delivery.deliverer;
    delivery.deliverer = this;
    try {
      subscriber.next(value);
    } finally {
      delivery.deliverer = outer;
    }
  }

  /** Binds to the demand that a value has reached, unless that is on a side branch or depends on this binding. */
  arriveAt(at: Demand): void {
    const { found } = this;
    if (at === found || this.reached.includes(at) || at.isClosed || at.dependsOn(this)) return;
    if (found === undefined || found.isClosed) this.bindWithoutChain(at);
    else if (at.isNearerThan(found) || feedsInnerStreamOf(found, at)) this.reached = [...this.live(), at];
  }

  /** Opens permanently, and drops the references to boundaries downstream. */
  close(): void {
    this.isClosed = true;
    this.found = undefined;
    this.reached = none;
  }

  /** Does not bind to a boundary among whose inner streams this source is, because it would wait for itself. */
  private bindWithoutChain(at: Demand): void {
    const live = this.live();
    if (live.some((each) => each.isOfInnerStreams && at.dependsOn(each))) return;
    this.reached = [...live.filter((each) => !(at.isOfInnerStreams && each.dependsOn(at))), at];
  }

  private current(): readonly Demand[] {
    if (this.reached.length > 0) return this.reached;
    return this.found === undefined ? none : [this.found];
  }

  private live(): readonly Demand[] {
    return this.reached.filter((each) => !each.isClosed);
  }

  private forgetClosed(): void {
    if (this.reached.some((each) => each.isClosed)) this.reached = this.live();
  }
}

/**
 * Whether a value that has reached `at` went into an inner stream of the boundary that the chain leads to.
 *
 * Then the source must not wait for room in that boundary: its inner streams, groups for example, end only when they have
 * received the values of the source.
 */
function feedsInnerStreamOf({ downstream }: Demand, at: Demand): boolean {
  return downstream !== undefined && at.dependsOn(downstream);
}
