import { writeFile } from 'node:fs/promises';
import { chart } from './chart.ts';
import { mainGroups, otherGroups } from './chart-groups.ts';
import { markdown } from './markdown.ts';
import type { Results } from './results.ts';

/** The benchmark page and its charts, by their paths. */
export function docs(results: Results): Readonly<Record<string, string>> {
  return {
    'docs/benchmarks.md': markdown(results),
    'docs/benchmarks.svg': chart('The main measurements against their goals', mainGroups(results)),
    'docs/benchmarks-others.svg': chart('The other measurements against their goals', otherGroups(results)),
  };
}

/** Writes the benchmark page and its charts. */
export async function writeDocs(results: Results): Promise<void> {
  for (const [path, text] of Object.entries(docs(results))) await writeFile(path, text);
}
