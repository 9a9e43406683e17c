/** Undoes a wait. */
export type Cancel = () => void;

/** Whether anybody downstream has room: what a source asks before each value and each request. */
export interface Demand {
  /** Whether there is room now. */
  isOpen(): boolean;
  /** Calls back once there is room; it may be taken again by then, so ask again. */
  whenOpen(resume: () => void): Cancel;
}

/** The demand where no boundary is known: there is always room. */
export const always: Demand = {
  isOpen: () => true,
  whenOpen: (resume) => {
    resume();
    return () => {};
  },
};

/**
 * What one subscription to a source, or to a boundary, obeys.
 *
 * RxJS knows no way to ask upstream, so the question goes around it, in two ways. A boundary subscribes to its source in
 * a scope of its own demand, and whatever is subscribed in a scope obeys the same; that is how demand reaches through
 * stock operators. A source that was subscribed outside of any scope, after a timer for one, is free; the boundary at
 * which the first of its values arrives adopts it.
 */
export interface Scope {
  demand: Demand;
  readonly isFree: boolean;
  /** The boundaries whose inner streams we are in: they must not adopt what they wait for themselves. */
  readonly within: Enclosure | undefined;
}

/** A boundary that somebody works for, and those that it is itself in. */
export interface Enclosure {
  readonly boundary: Scope;
  readonly outer: Enclosure | undefined;
}

/** The scope we are in: that of the subscription being made, or of the source that is delivering. */
let here: Scope | undefined;

/** Makes the scope of a subscription that is being made now; it obeys what the one obeys in which it is made. */
export function inheritScope(): Scope {
  if (here === undefined) return { demand: always, isFree: true, within: undefined };
  const { demand, isFree, within } = here;
  return { demand, isFree, within };
}

/** Runs what subscribes or delivers on behalf of a scope. */
export function inScope<T>(scope: Scope, run: () => T): T {
  const outer = here;
  here = scope;
  try {
    return run();
  } finally {
    here = outer;
  }
}

/** Makes whoever is delivering now obey a boundary from here on, if it is free and not at work for that boundary. */
export function adopt(room: Demand, boundary: Scope | undefined): void {
  if (here === undefined || here.demand === room || !here.isFree) return;
  if (boundary === undefined || !isWithin(here, boundary)) here.demand = room;
}

/** Runs what a boundary delivers on somebody's behalf: if that gets the boundary adopted, they are adopted too. */
export function passOn(boundary: Scope, run: () => void): void {
  const deliverer = here;
  inScope(boundary, run);
  if (deliverer?.isFree && boundary.isFree) deliverer.demand = boundary.demand;
}

function isWithin({ within }: Scope, boundary: Scope): boolean {
  for (let enclosure = within; enclosure !== undefined; enclosure = enclosure.outer) {
    if (enclosure.boundary === boundary) return true;
  }
  return false;
}
