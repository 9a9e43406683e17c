/** Cancels a wait. */
export type Cancel = () => void;

/** Tells a source whether a value may be sent downstream, and when. */
export interface Demand {
  /** Whether a value may be sent now. */
  isOpen(): boolean;
  /** Claims the right to send one value or one request, if `isOpen()`; returns whether it did. */
  take(): boolean;
  /** Calls `resume` once, when a value may be sent; to be called only after `take()` has returned `false`. */
  whenOpen(resume: () => void): Cancel;
  /** Whether this demand is open only while `other` is, so that `other` must never wait for it. */
  dependsOn(other: Demand): boolean;
  /** Whether it stands between its source and `other`, and is not the boundary whose inner streams obey `other`. */
  isNearerThan(other: Demand): boolean;
  /** Whether the boundary is gone, so that the demand is open for ever. */
  readonly isClosed: boolean;
}

/** The property by which a subscriber tells the demand of whoever stands behind it. */
export const demand: unique symbol = Symbol.for('rxdynamo.demand');

/** A subscriber, as far as the search for the next boundary is concerned. */
interface ChainLink {
  readonly [demand]?: Demand;
  /** RxJS's `Subscriber.destination`, which is protected; a spec guards that it stays. */
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
