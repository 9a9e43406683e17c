import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);
const script = fileURLToPath(new URL('memory.ts', import.meta.url));
const megabyte = 2 ** 20;

/** How the heap grows over a scan of 2,000 pages into a slow sink, in a process that can force a garbage collection. */
async function scanThrough(operator: string): Promise<{ consumed: number; growth: number }> {
  const { stdout } = await run(process.execPath, ['--expose-gc', '--import', 'tsx', script, operator]);
  return JSON.parse(stdout);
}

describe('the heap, over 2,000 pages into a slow sink', () => {
  it('stays flat with pacedMergeMap', async () => {
    const { consumed, growth } = await scanThrough('pacedMergeMap');
    expect(consumed).toBe(40_000);
    expect(growth).toBeLessThan(20 * megabyte);
  });

  it('takes in the table with stock mergeMap', async () => {
    const { consumed, growth } = await scanThrough('mergeMap');
    expect(consumed).toBe(40_000);
    expect(growth).toBeGreaterThan(40 * megabyte);
  });
});
