import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mainGroups, otherGroups } from './chart-groups.ts';
import { docs } from './docs.ts';
import { goalRows, mainRows } from './goals.ts';
import type { Results } from './results.ts';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const results: Results = JSON.parse(read('docs/benchmarks.json'));

describe('the benchmark page and its charts', () => {
  it.each(Object.entries(docs(results)))(
    'are those of the figures in docs/benchmarks.json: %s',
    (path, text) => {
      expect(read(path)).toBe(text);
    },
  );

  it('show each row with a goal once, the main ones first', () => {
    const main = mainGroups(results).flatMap(({ rows }) => rows.map(({ name }) => name));
    const others = otherGroups(results).flatMap(({ rows }) => rows.map(({ name }) => name));
    expect(main).toEqual(mainRows);
    expect([...main, ...others].sort()).toEqual(
      goalRows(results)
        .map(({ name }) => name)
        .sort(),
    );
  });

  it('have one scale for rows of one unit and one direction', () => {
    for (const { rows } of [...mainGroups(results), ...otherGroups(results)]) {
      const kinds = rows.flatMap(({ measured }) =>
        measured.map(({ row }) => `${row.unit} ${Object.keys(row.goal ?? {})}`),
      );
      expect(new Set(kinds).size).toBe(1);
    }
  });
});
