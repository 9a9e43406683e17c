import { expect, it } from 'vitest';
import { outputOf } from './example.ts';

it('loads and scans cities, and prints the rates', async () => {
  const output = await outputOf('cities', '500');
  expect(output).toMatch(/^Loading 50 % [\d,]+ items, [\d,]+ items\/s$/m);
  expect(output).toMatch(/^Loading took [\d.]+ s: 500 items in 500 writes, [\d,]+ items\/s$/m);
  expect(output).toMatch(/^Scanning took [\d.]+ s: 500 items in 64 pages, [\d,]+ items\/s$/m);
  expect(output).toMatch(/^Country +Cities +People in them +Biggest city +People$/m);
  expect(output).toMatch(/^Afghanistan +312 +6,785,497 +Kabul +3,043,532$/m);
});
