import { type GoalRow, goalRows, mainRows } from './goals.ts';
import type { Results } from './results.ts';
import type { Row } from './row.ts';

/** Rows of a chart with one scale: of the same unit, and all better if they are higher, or if they are lower. */
export interface ChartGroup {
  readonly title: string;
  readonly rows: readonly GoalRow[];
}

/** The groups of the chart of the main rows. */
export function mainGroups(results: Results): readonly ChartGroup[] {
  const rows = goalRows(results).filter(({ name }) => mainRows.includes(name));
  rows.sort((a, b) => mainRows.indexOf(a.name) - mainRows.indexOf(b.name));
  return grouped(rows, (row) => (isHigherBetter(row) ? 'Rate' : 'Time and memory'));
}

/** The groups of the chart of all other rows, one or more for each benchmark. */
export function otherGroups(results: Results): readonly ChartGroup[] {
  const rows = goalRows(results).filter(({ name }) => !mainRows.includes(name));
  return grouped(rows, ({ benchmark }) => benchmark);
}

function grouped(rows: readonly GoalRow[], titleOf: (row: GoalRow) => string): readonly ChartGroup[] {
  const groupTitle = (row: GoalRow) => `${titleOf(row)}, ${measureOf(row)}`;
  const titles = new Set(rows.map(groupTitle));
  return Array.from(titles, (title) => ({ title, rows: rows.filter((row) => groupTitle(row) === title) }));
}

const measures = { '×': 'ratio to the other', ms: 'milliseconds', MB: 'MB' } as const;

function measureOf(row: GoalRow): string {
  const unit = firstRow(row)?.unit ?? '×';
  return `${measures[unit]}: ${isHigherBetter(row) ? 'longer' : 'shorter'} is better`;
}

function isHigherBetter(row: GoalRow): boolean {
  const goal = firstRow(row)?.goal;
  return goal !== undefined && 'atLeast' in goal;
}

const firstRow = ({ measured }: GoalRow): Row | undefined => measured[0]?.row;
