import { type BenchmarkName, benchmarkNames } from '../benchmark-names.ts';
import type { Results } from './results.ts';
import type { Row } from './row.ts';

/** A row with a goal, and its measurements on each version of Node. */
export interface GoalRow {
  readonly name: string;
  readonly benchmark: BenchmarkName;
  readonly measured: readonly { readonly node: string; readonly row: Row }[];
}

/** The rows that decide whether to use rxdynamo, against what most programs use now, in the order of the chart. */
export const mainRows: readonly string[] = [
  'scan, medium, against AWS SDK document client',
  'getItem, against AWS SDK document client',
  'putItem, against AWS SDK document client',
  'start to first GetItem answered, against AWS SDK document client in a program with RxJS',
  'peak memory, scan of 200 pages, against AWS SDK document client',
];

/** The rows with a goal, in the order of the benchmarks. */
export function goalRows(results: Results): GoalRow[] {
  return benchmarkNames.flatMap((benchmark) => {
    const measured = rowsOf(results, benchmark);
    const names = new Set(measured.map(({ row }) => row.name));
    return Array.from(names, (name) => ({
      name,
      benchmark,
      measured: measured.filter(({ row }) => row.name === name),
    }));
  });
}

function rowsOf(results: Results, benchmark: BenchmarkName): GoalRow['measured'] {
  return Object.entries(results).flatMap(([node, result]) =>
    (result[benchmark]?.rows ?? []).filter(({ goal }) => goal).map((row) => ({ node, row })),
  );
}
