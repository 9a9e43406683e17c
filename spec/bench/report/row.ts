import type { Spread } from '../measure/spread.ts';

/** The goal of a row. */
export type Goal = { readonly atLeast: number } | { readonly atMost: number };

/** A measurement, as one row of a table. */
export interface Row {
  /** What was measured, and against which client. */
  readonly name: string;
  readonly value: Spread;
  /** A ratio, milliseconds or megabytes. */
  readonly unit: '×' | 'ms' | 'MB';
  readonly goal?: Goal | undefined;
  /** The two figures of the ratio with their unit. */
  readonly figures: string;
}

/** The ratio of a value to its goal; less than 1 misses it. */
function reached(goal: Goal, value: number): number {
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
