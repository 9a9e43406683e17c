import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);
const script = fileURLToPath(new URL('memory.ts', import.meta.url));
const megabyte = 2 ** 20;

/** How large the heap is at some pages of a scan, in a process that can force a garbage collection. */
async function heapsThrough(wayOut: string): Promise<Readonly<Record<number, number>>> {
  const { stdout } = await run(process.execPath, ['--expose-gc', '--import', 'tsx', script, wayOut]);
  const { consumed, heaps } = JSON.parse(stdout);
  expect(consumed).toBe(20_000);
  return heaps;
}

function growth(heaps: Readonly<Record<number, number>>, from: number, to: number): number {
  return (heaps[to] ?? Number.NaN) - (heaps[from] ?? Number.NaN);
}

describe('the heap at page 5,000 of a scan, against page 500', () => {
  it.each(['pacedMergeMap', 'forAwait', 'toReadable', 'toReadableStream', 'batchWrite'])(
    'is no more than a megabyte larger through %s',
    async (wayOut) => {
      expect(growth(await heapsThrough(wayOut), 500, 5000)).toBeLessThanOrEqual(megabyte);
    },
    120_000,
  );

  it('holds the rest of the table at page 500, through stock mergeMap', async () => {
    expect(growth(await heapsThrough('mergeMap'), 5000, 500)).toBeGreaterThan(5 * megabyte);
  }, 120_000);
});
