import type { Spread } from '../measure/spread.ts';

/** What a row should reach. */
export type Goal = { readonly atLeast: number } | { readonly atMost: number };

/** What was measured, as one row of a table. */
export interface Row {
  /** What was measured: of what, against whom. */
  readonly name: string;
  readonly value: Spread;
  /** A ratio, or milliseconds. */
  readonly unit: '×' | 'ms';
  readonly goal?: Goal | undefined;
  /** The figures that the ratio is one of, each with its unit. */
  readonly figures: string;
}

/** How many times better than the goal a value is; less than 1 misses it. */
export function reached(goal: Goal, value: number): number {
  return 'atLeast' in goal ? value / goal.atLeast : goal.atMost / value;
}

export function goalText({ goal, unit }: Row): string {
  if (goal === undefined) return '';
  return 'atLeast' in goal ? `≥ ${goal.atLeast} ${unit}` : `≤ ${goal.atMost} ${unit}`;
}

export function medianText({ value, unit }: Row): string {
  return `${value.median.toFixed(2)} ${unit}`;
}

export function quartilesText({ value }: Row): string {
  return `${value.low.toFixed(2)}–${value.high.toFixed(2)}`;
}

export function isMissed({ goal, value }: Row): boolean {
  return goal !== undefined && reached(goal, value.median) < 1;
}
