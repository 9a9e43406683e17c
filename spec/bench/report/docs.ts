import { writeFile } from 'node:fs/promises';
import { chart } from './chart.ts';
import { markdown } from './markdown.ts';
import type { Results } from './results.ts';

/** Writes the benchmark page and its chart. */
export async function writeDocs(results: Results): Promise<void> {
  await writeFile('docs/benchmarks.md', markdown(results));
  await writeFile('docs/benchmarks.svg', chart(results));
}
