import type { Subscriber } from 'rxjs';
import { type Cancel, type Demand, demandInChain } from './demand.ts';

/** The source or boundary that is delivering a value synchronously at the moment. */
let deliverer: Binding | undefined;

/** Tells the current deliverer which demand its value has reached. */
export function noteArrival(at: Demand): void {
  deliverer?.arriveAt(at);
}

/** Sets the current deliverer and returns the previous one, which the caller restores in `finally`. */
export function swapDeliverer(next: Binding | undefined): Binding | undefined {
  const before = deliverer;
  deliverer = next;
  return before;
}

/** Runs foreign code without a current deliverer: what it delivers has nothing to do with the value being delivered. */
export function outsideDelivery<T>(run: () => T): T {
  const outer = swapDeliverer(undefined);
  try {
    return run();
  } finally {
    deliverer = outer;
  }
}

const none: readonly Demand[] = [];

/**
 * The boundaries that one subscription to a source, or to a boundary, waits for.
 *
 * RxJS has no way to ask upstream, so the nearest boundary that a value reaches decides. It is found at subscription, by
 * following the subscriber's destinations. Where that chain is broken (`share`, a Subject, an observer of the
 * user's) or leads past a nearer boundary (`groupBy`, `window`), the arrival of a value binds its source. A source whose
 * values reach several boundaries waits until all of them have room.
 */
export class Binding implements Demand {
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
    const shut = this.current().find((each) => !each.isOpen());
    if (shut !== undefined) return shut.whenOpen(resume);
    queueMicrotask(resume);
    return () => {};
  }

  dependsOn(other: Demand): boolean {
    return this === other || this.current().some((each) => each.dependsOn(other));
  }

  isNearerThan(other: Demand): boolean {
    return this === other || this.current().some((each) => each.isNearerThan(other));
  }

  /** Delivers a value, so that the boundaries that it reaches synchronously know who sent it. */
  deliver<T>(subscriber: Subscriber<T>, value: T): void {
    const outer = deliverer;
    deliverer = this;
    try {
      subscriber.next(value);
    } finally {
      deliverer = outer;
    }
  }

  /** Binds to the demand that a value has reached, unless that is a side branch or waits for us. */
  arriveAt(at: Demand): void {
    const { found } = this;
    if (at === found || this.reached.includes(at) || at.isClosed || at.dependsOn(this)) return;
    if (found === undefined || found.isClosed) this.bindWithoutChain(at);
    else if (at.isNearerThan(found) || feedsWorkOf(found, at)) this.reached = [...this.live(), at];
  }

  /** Opens permanently, and drops the references to boundaries downstream. */
  close(): void {
    this.isClosed = true;
    this.found = undefined;
    this.reached = none;
  }

  /** Never binds to a boundary whose work this source is part of: it would wait for itself. */
  private bindWithoutChain(at: Demand): void {
    const isWork = (each: Demand) => each instanceof Binding;
    const live = this.live();
    if (live.some((each) => isWork(each) && at.dependsOn(each))) return;
    this.reached = [...live.filter((each) => !(isWork(at) && each.dependsOn(at))), at];
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
 * That boundary is full of work that waits for our values, so its own room is not ours to wait for: a group that it works on
 * ends with our source.
 */
function feedsWorkOf({ behind }: Demand, at: Demand): boolean {
  return behind !== undefined && at.dependsOn(behind);
}
