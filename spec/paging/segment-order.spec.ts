import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentSet } from '../../lib/paging/checkpoint/segment-set.ts';
import { strided } from '../../lib/paging/segment-order.ts';
import { seededRandom } from '../../lib/testing/seeded-random.ts';

describe('the order of segments', () => {
  it.each([
    [8, 4, [0, 2, 4, 6, 1, 3, 5, 7]],
    [10, 4, [0, 3, 6, 9, 1, 4, 7, 2, 5, 8]],
    [5, 4, [0, 2, 4, 1, 3]],
    [3, 1, [0, 1, 2]],
    [2, 5, [0, 1]],
    [0, 1, []],
  ])('of %i at concurrency %i is %j', (count, concurrency, order) => {
    expect([...strided(count, concurrency)]).toEqual(order);
  });

  it('has number (i mod c) · ⌈N/c⌉ + ⌊i/c⌋ at position i, without numbers of N or more', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.integer({ min: 1, max: 40 }), (count, concurrency) => {
        const stride = Math.ceil(count / concurrency);
        const expected = Array.from(
          { length: stride * concurrency },
          (_, i) => (i % concurrency) * stride + Math.floor(i / concurrency),
        ).filter((segment) => segment < count);
        expect([...strided(count, concurrency)]).toEqual(expected);
        expect(expected.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i));
      }),
    );
  });

  it('keeps the finished segments in about c ranges when a million segments end in any order', () => {
    const concurrency = 64;
    const random = seededRandom(1);
    const running: number[] = [];
    const finished = segmentSet([]);
    let most = 0;
    let count = 0;
    for (const segment of strided(1_000_000, concurrency)) {
      running.push(segment);
      if (running.length < concurrency) continue;
      finished.add(running.splice(Math.floor(random() * running.length), 1)[0] ?? 0);
      if (++count % 5000 === 0) most = Math.max(most, finished.ranges().length);
    }
    expect(count).toBe(1_000_000 - concurrency + 1);
    expect(most).toBeLessThan(4 * concurrency);
  });
});
