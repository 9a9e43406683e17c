import { hash } from '../../../lib/testing/hash.ts';
import type { FakeTable } from '../../../lib/testing/index.ts';
import type { SourcePlan } from './plan.ts';
import type { Value } from './value.ts';

/** An item of a source. */
export interface Row {
  readonly part: string;
  readonly number: number;
}

/** The only partition of a table that is queried. */
export const partition = 'all';

/** The items of a source, in the order in which they are read. */
export function rowsOf({ kind, pages, pageSize }: SourcePlan): readonly Row[] {
  return Array.from({ length: pages * pageSize }, (_, number) => ({
    part: kind === 'query' ? partition : `p${number}`,
    number,
  }));
}

/** The table of a source, with its name. */
export function tableOf(plan: SourcePlan): readonly [name: string, table: FakeTable] {
  return [plan.name, { key: ['part', 'number'], items: rowsOf(plan), pageSize: plan.pageSize }];
}

export const valueFrom =
  ({ name }: SourcePlan, subscription: string) =>
  ({ number }: Row): Value => ({ id: `${name}:${number}`, subscription });

/** The pages of a segment, or of a source without segments. */
export function pagesOf(plan: SourcePlan, segment: number): readonly (readonly Row[])[] {
  const rows = rowsOf(plan).filter((row) => segmentOf(row, plan) === segment);
  const pages: (readonly Row[])[] = [];
  for (let start = 0; start < rows.length; start += plan.pageSize)
    pages.push(rows.slice(start, start + plan.pageSize));
  return pages;
}

/** Assigns rows to segments as the table in memory does. */
function segmentOf({ part }: Row, { kind, segments }: SourcePlan): number {
  return kind === 'parallelScan' ? hash(JSON.stringify({ S: part })) % segments : 0;
}
