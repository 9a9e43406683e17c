import { AsyncLocalStorage } from 'node:async_hooks';

/** Undoes a wait. */
export type Cancel = () => void;

/**
 * What a source asks before each value and each request: whether anybody downstream has room.
 *
 * RxJS knows no way to ask upstream, so the question goes around it: a boundary subscribes to its source inside the scope
 * of its demand, and every source of ours obeys the demand in whose scope it is subscribed.
 */
export interface Demand {
  /** Whether there is room now. */
  isOpen(): boolean;
  /** Calls back once there is room; it may be taken again by then, so ask again. */
  whenOpen(resume: () => void): Cancel;
  /** What the boundary itself obeys. */
  readonly behind: Demand;
}

/** The demand outside of all boundaries: there is always room. */
export const always: Demand = {
  isOpen: () => true,
  whenOpen: (resume) => {
    resume();
    return () => {};
  },
  get behind() {
    return always;
  },
};

/**
 * The scope: `here` while one of the functions below runs, else that of the async context.
 *
 * The variable is cheap enough to change for every value. The async context carries the scope over the timers and
 * promises between a boundary and a source, those of `retry({ delay })` for one.
 */
let here: Demand | undefined;
const context = new AsyncLocalStorage<Demand>();

/** The demand that a subscription made now has to obey. */
export function currentDemand(): Demand {
  return here ?? context.getStore() ?? always;
}

/** Runs what subscribes to a source or ends one: whatever that starts obeys the demand, now and after any wait. */
export function withDemand<T>(demand: Demand, run: () => T): T {
  return enter(demand, demand, run);
}

/**
 * Runs what delivers a source's values: what is subscribed meanwhile obeys the same demand.
 *
 * What is subscribed after a wait obeys only the demand behind the boundary: it may be the boundary's own work, which
 * must not wait for the room that it is taking up itself.
 */
export function delivering<T>(demand: Demand, run: () => T): T {
  return enter(demand, demand.behind, run);
}

function enter<T>(now: Demand, later: Demand, run: () => T): T {
  const outer = here;
  here = now;
  try {
    return (context.getStore() ?? always) === later ? run() : context.run(later, run);
  } finally {
    here = outer;
  }
}
