import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RequestQueue } from '../../lib/bulk/request-queue.ts';

describe('a request queue', () => {
  it('holds what has been added and not removed, in the order of the source', () => {
    const additions = fc.uniqueArray(fc.nat(100_000), { minLength: 1500, maxLength: 3000 });
    fc.assert(
      fc.property(additions, fc.array(fc.nat(40), { minLength: 1 }), (indices, removals) => {
        const queue = new RequestQueue<{ readonly index: number }>();
        let expected: number[] = [];
        indices.forEach((index, n) => {
          queue.add({ index });
          expected = [...expected, index].sort((a, b) => a - b);
          if (n % 20 !== 19) return;
          const count = Math.min(expected.length, removals[n % removals.length] ?? 0);
          queue.remove(count);
          expected.splice(0, count);
          expect(queue.toArray().map((request) => request.index)).toEqual(expected);
          expect([queue.size, queue.at(0)?.index]).toEqual([expected.length, expected[0]]);
          expect(queue.at(expected.length)).toBeUndefined();
        });
      }),
      { numRuns: 5 },
    );
  });

  it('moves no long rest when a few requests are removed', () => {
    const queue = new RequestQueue<{ readonly index: number }>();
    for (let index = 0; index < 500_000; index++) queue.add({ index });
    const start = process.cpuUsage();
    for (let n = 0; n < 20_000; n++) queue.remove(25);
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(500);
    expect(queue.size).toBe(0);
  });
});
