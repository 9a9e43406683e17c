import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);
const script = fileURLToPath(new URL('memory.ts', import.meta.url));
const megabyte = 2 ** 20;

/** Returns the heap size at some pages of a scan, from a process that can force a garbage collection. */
async function heapsThrough(consumer: string): Promise<Readonly<Record<number, number>>> {
  const { stdout } = await run(process.execPath, ['--expose-gc', '--import', 'tsx', script, consumer]);
  const { consumed, heaps } = JSON.parse(stdout);
  expect(consumed).toBe(20_000);
  return heaps;
}

function growth(heaps: Readonly<Record<number, number>>, from: number, to: number): number {
  return (heaps[to] ?? Number.NaN) - (heaps[from] ?? Number.NaN);
}

describe('the heap of a scan with a slow consumer', () => {
  it.each(['pacedMergeMap', 'forAwait', 'toReadable', 'toReadableStream', 'batchWrite'])(
    'grows by at most a megabyte from page 500 to page 5,000, through %s',
    async (consumer) => {
      expect(growth(await heapsThrough(consumer), 500, 5000)).toBeLessThanOrEqual(megabyte);
    },
    120_000,
  );

  it('holds the rest of the table at page 500 already, through stock mergeMap', async () => {
    expect(growth(await heapsThrough('mergeMap'), 5000, 500)).toBeGreaterThan(5 * megabyte);
  }, 120_000);
});
