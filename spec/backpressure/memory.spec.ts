import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);
const script = fileURLToPath(new URL('memory.ts', import.meta.url));
const megabyte = 2 ** 20;

/** How the heap grows from page 500 to page 5,000 of a scan, in a process that can force a garbage collection. */
async function growthThrough(wayOut: string): Promise<number> {
  const { stdout } = await run(process.execPath, ['--expose-gc', '--import', 'tsx', script, wayOut]);
  const { consumed, growth } = JSON.parse(stdout);
  expect(consumed).toBe(20_000);
  return growth;
}

describe('the heap at page 5,000 of a scan, against page 500', () => {
  it.each(['pacedMergeMap', 'forAwait', 'toReadable', 'toReadableStream', 'batchWrite'])(
    'is no more than a megabyte larger through %s',
    async (wayOut) => {
      expect(await growthThrough(wayOut)).toBeLessThanOrEqual(megabyte);
    },
    120_000,
  );

  it('takes in the table through stock mergeMap', async () => {
    expect(await growthThrough('mergeMap')).toBeGreaterThan(8 * megabyte);
  }, 120_000);
});
