// Runs the named benchmarks, or all of them. With --write it updates the docs with the results.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { type BenchmarkName, benchmarkNames } from './benchmark-names.ts';
import { writeDocs } from './report/docs.ts';
import { machine } from './report/machine.ts';
import { packages } from './report/packages.ts';
import { addResult } from './report/results.ts';
import type { Row } from './report/row.ts';
import { summary } from './report/summary.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean', default: false } },
});
const unknown = positionals.filter((name) => !benchmarkNames.some((known) => known === name));
if (unknown.length > 0)
  throw new Error(`Unknown benchmarks: ${unknown}. Expected some of ${benchmarkNames.join(', ')}`);
const names = benchmarkNames.filter((name) => positionals.length === 0 || positionals.includes(name));

async function run(name: BenchmarkName): Promise<readonly Row[]> {
  const child = fork(new URL(`${name}.bench.js`, import.meta.url));
  let rows: readonly Row[] = [];
  child.on('message', (message) => {
    rows = message as Row[];
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`The benchmark ${name} exited with code ${code}`);
  return rows;
}

console.log(`${machine()}\n${await packages()}`);
const start = performance.now();
const measured: Row[] = [];
for (const name of names) {
  console.log(`\n${name}`);
  const begun = performance.now();
  const rows = await run(name);
  console.log(`took ${Math.round((performance.now() - begun) / 1000)} s`);
  measured.push(...rows);
  if (values.write) await writeDocs(await addResult(name, rows));
}
console.log(`\n${summary(measured, performance.now() - start)}`);
