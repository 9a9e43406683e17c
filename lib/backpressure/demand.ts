/** Cancels a wait. */
export type Cancel = () => void;

/**
 * Tells a source whether a value may be sent downstream, and when.
 *
 * The source may be of another copy of the package, and of another version: see "Two copies in one process" in
 * docs/architecture.md before you change it.
 */
export interface Demand {
  /** Whether a value may be sent now. */
  isOpen(): boolean;
  /** Claims the right to send one value or one request, if `isOpen()`; returns whether it did. */
  take(): boolean;
  /** Calls `resume` once, when a value may be sent; to be called only after `take()` has returned `false`. */
  whenOpen(resume: () => void): Cancel;
  /** Whether this demand is open only while `other` is, so that `other` must never wait for it. */
  dependsOn(other: Demand): boolean;
  /** Whether it is between its source and `other`, but is not the boundary whose inner streams wait for `other`. */
  isNearerThan(other: Demand): boolean;
  /** The demand that the inner streams of the boundary wait for, if it has any. */
  readonly downstream?: Demand | undefined;
  /** Whether the boundary has unsubscribed, so that the demand is open permanently. */
  readonly isClosed: boolean;
  /** Whether inner streams of a boundary wait for it, and not the source of that boundary. */
  readonly isOfInnerStreams: boolean;
}

/** The property of a subscriber that holds the demand downstream. */
export const demand: unique symbol = Symbol.for('rxdynamo.demand');

/** The source or boundary that is delivering a value synchronously right now. */
export interface Deliverer {
  /** Tells it which demand its value has reached. */
  arriveAt(at: Demand): void;
}

interface Delivery {
  deliverer: Deliverer | undefined;
}

const deliveryKey: unique symbol = Symbol.for('rxdynamo.delivery');

const shared: typeof globalThis & { [deliveryKey]?: Delivery } = globalThis;
shared[deliveryKey] ??= { deliverer: undefined };

/** The current delivery: one object for all copies of the package in the process. */
export const delivery: Delivery = shared[deliveryKey];

/** The members of a subscriber that the search for the next boundary reads. */
interface ChainLink {
  readonly [demand]?: Demand;
  /** `Subscriber.destination` of RxJS, which is protected; a spec fails if it goes. */
  readonly destination?: ChainLink | null;
}

/** Finds the demand of the nearest boundary downstream, by following each subscriber to its destination. */
export function demandInChain(subscriber: object): Demand | undefined {
  for (let link: ChainLink | null | undefined = subscriber; link; link = link.destination) {
    const found = link[demand];
    if (found !== undefined) return found;
  }
  return undefined;
}
