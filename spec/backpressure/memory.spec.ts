import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { sized } from '../support/size.ts';

const run = promisify(execFile);
const script = fileURLToPath(new URL('memory.ts', import.meta.url));

/** The table has four items of 500 bytes on each page. */
const pages = sized({ small: 1500, full: 5000 });
const megabyte = 2 ** 20;

/** Returns the heap size at two pages of a scan, from a process that can force a garbage collection. */
async function heapsThrough(consumer: string): Promise<Readonly<Record<number, number>>> {
  const args = ['--expose-gc', '--import', 'tsx', script, consumer, String(pages)];
  const { stdout } = await run(process.execPath, args);
  const { consumed, heaps } = JSON.parse(stdout);
  expect(consumed).toBe(4 * pages);
  return heaps;
}

function growth(heaps: Readonly<Record<number, number>>, from: number, to: number): number {
  return (heaps[to] ?? Number.NaN) - (heaps[from] ?? Number.NaN);
}

describe('the heap of a scan with a slow consumer', () => {
  it.each(['pacedMergeMap', 'forAwait', 'toReadable', 'toReadableStream', 'batchWrite'])(
    `grows by at most a megabyte from page ${pages / 10} to page ${pages}, through %s`,
    async (consumer) => {
      expect(growth(await heapsThrough(consumer), pages / 10, pages)).toBeLessThanOrEqual(megabyte);
    },
    120_000,
  );

  it(`holds the rest of the table at page ${pages / 10} already, through stock mergeMap`, async () => {
    expect(growth(await heapsThrough('mergeMap'), pages, pages / 10)).toBeGreaterThan(pages * 1000);
  }, 120_000);
});
