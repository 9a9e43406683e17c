import { type MonoTypeOperatorFunction, mergeMap } from 'rxjs';
import type { Kit } from '../kit.ts';
import type { OperatorPlan } from '../plan.ts';
import type { Value } from '../value.ts';

/** A stock operator, arranged so that values go in and come out, and what is to be expected of it. */
export interface OperatorKind {
  readonly name: string;
  /**
   * Which values come out: all; those of some property; those in some places; or some, as time has it.
   * @default 'all'
   */
  readonly keeps?: 'byValue' | 'byPosition' | 'byTime';
  /** Whether values may overtake each other. */
  readonly losesOrder?: true;
  /** Whether an error drops values that have gone in: those held for later ones, or whatever is under way. */
  readonly atError?: 'dropsHeld' | 'dropsByTime';
  /** Why sources above it run ahead of the boundary behind it. */
  readonly runsAhead?: string;
  /** Whether each subscription has values, or subscriptions, that are not those of its source. */
  readonly adds?: true;
  /** Whether a subscription may see what an earlier one has seen; then the source also outlives its subscribers. */
  readonly replays?: true;
  /** Whether it hands values to a Subject, so that boundaries above learn of those below from the first value only. */
  readonly breaksChain?: true;
  /** How many boundaries of its own it has at once. */
  readonly boundaries?: number;
  /** How many values come out at once, at most. */
  readonly burst?: number;
  readonly make: (plan: OperatorPlan, kit: Kit) => MonoTypeOperatorFunction<Value>;
}

/** Emits the values of lists. */
export const flat = mergeMap((values: readonly Value[]) => values);

/** The numbers that are drawn for operators are no greater. */
export const most = 4;
