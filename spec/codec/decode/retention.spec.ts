import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

/** Runs the script in its own process, with the garbage collector exposed. */
function heapGrowth(kept: string): number {
  const script = fileURLToPath(new URL('./retention.ts', import.meta.url));
  const output = execFileSync(process.execPath, ['--expose-gc', '--import', 'tsx', script, kept]);
  return Number(output);
}

it.each(['short', 'text', 'unicode', 'escaped', 'binary', 'name'])(
  'keeps no response in memory for the %s attribute of one of its items',
  (kept) => {
    expect(heapGrowth(kept)).toBeLessThan(5 * 1024 * 1024);
  },
);
