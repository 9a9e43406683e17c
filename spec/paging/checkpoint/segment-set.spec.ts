import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentSet } from '../../../lib/paging/checkpoint/segment-set.ts';

const addAll = (segments: Iterable<number>) => {
  const set = segmentSet([]);
  for (const segment of segments) set.add(segment);
  return set;
};

describe('a set of segments', () => {
  it('has exactly the added segments, as ranges with a gap between any two', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30)), (segments) => {
        const set = addAll(segments);
        const all = Array.from({ length: 40 }, (_, segment) => segment);
        expect(all.filter(set.has)).toEqual(all.filter((segment) => segments.includes(segment)));
        for (const [index, [first, last]] of set.ranges().entries()) {
          expect(first).toBeLessThanOrEqual(last);
          expect(first).toBeGreaterThan((set.ranges()[index - 1]?.[1] ?? -2) + 1);
        }
      }),
    );
  });

  it('can be restored from its ranges', () => {
    const set = segmentSet(addAll([1, 2, 3, 9, 7]).ranges());
    set.add(8);
    expect(set.ranges()).toEqual([
      [1, 3],
      [7, 9],
    ]);
  });

  it('is one range for a million segments, in whatever order they are added', () => {
    const evenFirst = Array.from({ length: 1_000_000 }, (_, segment) => segment ^ 1);
    expect(addAll(evenFirst).ranges()).toEqual([[0, 999_999]]);
  });
});
