import { type BenchmarkName, benchmarkNames } from '../benchmark-names.ts';
import type { Results } from './results.ts';
import type { Row } from './row.ts';

/** A row with a goal, and its measurements on each version of Node. */
export interface GoalRow {
  readonly name: string;
  readonly measured: readonly { readonly node: string; readonly row: Row }[];
}

/** The rows with a goal, in the order of the benchmarks. */
export function goalRows(results: Results): GoalRow[] {
  const measured = benchmarkNames.flatMap((benchmark) => rowsOf(results, benchmark));
  const names = new Set(measured.map(({ row }) => row.name));
  return Array.from(names, (name) => ({ name, measured: measured.filter(({ row }) => row.name === name) }));
}

function rowsOf(results: Results, benchmark: BenchmarkName): GoalRow['measured'] {
  return Object.entries(results).flatMap(([node, result]) =>
    (result[benchmark]?.rows ?? []).filter(({ goal }) => goal).map((row) => ({ node, row })),
  );
}
