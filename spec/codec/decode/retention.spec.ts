import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { sized } from '../../support/size.ts';

/** How many responses of 256 KB are decoded: 50 MB or more, of which the spec allows 5 MB to be kept. */
const responses = sized({ small: 200, full: 1000 });

/** Runs the script in its own process, with the garbage collector exposed. */
function heapGrowth(kept: string): number {
  const script = fileURLToPath(new URL('./retention.ts', import.meta.url));
  const args = ['--expose-gc', '--import', 'tsx', script, kept, String(responses)];
  const output = execFileSync(process.execPath, args);
  return Number(output);
}

it.each(['short', 'text', 'unicode', 'escaped', 'binary', 'name'])(
  'keeps no response in memory for the %s attribute of one of its items',
  (kept) => {
    expect(heapGrowth(kept)).toBeLessThan(5 * 1024 * 1024);
  },
);
