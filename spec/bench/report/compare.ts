import { ratioOf, spreadOf } from '../measure/spread.ts';
import type { Goal, Row } from './row.ts';

interface Comparison {
  readonly name: string;
  /** The unit of the figures. */
  readonly unit: string;
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
  readonly goal?: Goal | undefined;
}

/** Makes the row that compares the measurements of two clients, round by round. */
export function compare({ name, unit, ours, theirs, goal }: Comparison): Row {
  const figures = `${median(ours)} against ${median(theirs)} ${unit}`;
  return { name, value: ratioOf(ours, theirs), unit: '×', goal, figures };
}

function median(values: readonly number[]): string {
  const { median } = spreadOf(values);
  return median.toLocaleString('en', { maximumSignificantDigits: 3 });
}
