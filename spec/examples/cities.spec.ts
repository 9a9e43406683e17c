import { expect, it } from 'vitest';
import { outputOf } from './example.ts';
import { freshClone } from './fresh-clone.ts';

const clone = freshClone();

it('loads and scans cities, and prints the requests and the rates as plain lines', async () => {
  const output = await outputOf(
    process.execPath,
    ['--import', 'tsx', 'examples/cities.ts', '510'],
    clone.path,
  );
  expect(output).toMatch(/^Loading 50 % 2\d\d items in \d+ requests, [\d,]+ items\/s$/m);
  expect(output).toMatch(/^Loading took [\d.]+ s: 510 items in 21 requests, [\d,]+ items\/s$/m);
  expect(output).toMatch(/^Scanning took [\d.]+ s: 510 items in 64 requests, [\d,]+ items\/s$/m);
  expect(output).not.toContain('\x1B');
  expect(output).toMatch(/^Country +Cities +People in them +Biggest city +People$/m);
  expect(output).toMatch(/^Afghanistan +312 +6,785,497 +Kabul +3,043,532$/m);
});
