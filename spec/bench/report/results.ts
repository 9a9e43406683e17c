import { readFile, writeFile } from 'node:fs/promises';
import type { BenchmarkName } from '../benchmark-names.ts';
import { machine } from './machine.ts';
import { packages } from './packages.ts';
import type { Row } from './row.ts';

/** The result of one run of a benchmark. */
export interface Result {
  readonly date: string;
  readonly machine: string;
  readonly packages: string;
  readonly rows: readonly Row[];
}

/** The last result of each benchmark, by the major version of Node. */
export interface Results {
  readonly [node: string]: { readonly [name in BenchmarkName]?: Result };
}

/** Keeps the results of earlier runs, also of other benchmarks and other versions of Node. */
const file = 'docs/benchmarks.json';

export async function addResult(name: BenchmarkName, rows: readonly Row[]): Promise<Results> {
  const before: Results = JSON.parse(await readFile(file, 'utf8').catch(() => '{}'));
  const [node = ''] = process.versions.node.split('.');
  const date = new Date().toISOString().slice(0, 10);
  const result = { date, machine: machine(), packages: await packages(), rows };
  const results = { ...before, [node]: { ...before[node], [name]: result } };
  await writeFile(file, `${JSON.stringify(results, undefined, 2)}\n`);
  return results;
}
