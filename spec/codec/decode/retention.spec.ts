import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

/** Runs a script of its own, since only a process that exposes the collector can tell what it keeps. */
function heapGrowth(kept: string): number {
  const script = fileURLToPath(new URL('./retention.ts', import.meta.url));
  const output = execFileSync(process.execPath, ['--expose-gc', '--import', 'tsx', script, kept]);
  return Number(output);
}

it.each(['short', 'text', 'unicode', 'escaped', 'binary', 'name'])(
  'keeps no page alive for the %s attribute of one of its items',
  (kept) => {
    expect(heapGrowth(kept)).toBeLessThan(5 * 1024 * 1024);
  },
);
