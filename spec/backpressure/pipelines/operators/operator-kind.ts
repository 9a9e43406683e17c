import { type MonoTypeOperatorFunction, mergeMap } from 'rxjs';
import type { Kit } from '../kit.ts';
import type { OperatorPlan } from '../plan.ts';
import type { Value } from '../value.ts';

/** A stock operator as a function from values to values, and how it behaves. */
export interface OperatorKind {
  readonly name: string;
  /**
   * Which values it emits: all; those with some property; those at some positions; or some that depend on time.
   * @default 'all'
   */
  readonly keeps?: 'byValue' | 'byPosition' | 'byTime';
  /** Whether values may overtake each other. */
  readonly losesOrder?: true;
  /** Whether an error drops values that it has received: those that it holds for later ones, or those in progress. */
  readonly atError?: 'dropsHeld' | 'dropsByTime';
  /** Why sources above it run ahead of the boundary below it. */
  readonly runsAhead?: string;
  /** Whether a subscription emits values, or makes subscriptions, besides those of its source. */
  readonly adds?: true;
  /** Whether a subscription may receive the values of an earlier one; the source may then outlive its subscribers. */
  readonly replays?: true;
  /** Whether it passes values through a Subject, so that sources above find the boundaries below with the first value. */
  readonly breaksChain?: true;
  /** How many boundaries it contains at once. */
  readonly boundaries?: number;
  /** How many values it emits at once, at most. */
  readonly burst?: number;
  readonly make: (plan: OperatorPlan, kit: Kit) => MonoTypeOperatorFunction<Value>;
}

/** Emits the values of each list. */
export const flat = mergeMap((values: readonly Value[]) => values);

/** The greatest number that is drawn for an operator. */
export const maxOperatorNumber = 4;
