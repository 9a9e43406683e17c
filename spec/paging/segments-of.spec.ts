import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidOptionError } from '../../lib/errors/configuration-error.ts';
import { strided } from '../../lib/paging/segment-order.ts';
import { type SegmentShare, segmentsOf } from '../../lib/paging/segments-of.ts';

const sharesOf = (count: number, TotalSegments: number) =>
  Array.from({ length: count }, (_, index) => segmentsOf({ index, count, TotalSegments }));

describe('segmentsOf', () => {
  it('gives neighbours to each worker', () => {
    expect(sharesOf(3, 8)).toEqual([
      [0, 1, 2],
      [3, 4, 5],
      [6, 7],
    ]);
    expect(sharesOf(3, 2)).toEqual([[0], [1], []]);
    expect(sharesOf(1, 3)).toEqual([[0, 1, 2]]);
  });

  it('gives each segment to exactly one worker, and to no worker two more than to another', () => {
    const numbers = [fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 500 })] as const;
    fc.assert(
      fc.property(...numbers, (count, TotalSegments) => {
        const shares = sharesOf(count, TotalSegments);
        expect(shares.flat()).toEqual(Array.from({ length: TotalSegments }, (_, segment) => segment));
        const sizes = shares.map(({ length }) => length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('lets the workers together start their segments as one parallel scan does', () => {
    const numbers = fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 }), fc.nat(20));
    fc.assert(
      fc.property(numbers, ([count, concurrency, rounds]) => {
        const TotalSegments = count * concurrency * (rounds + 1);
        const orders = sharesOf(count, TotalSegments).map((share) =>
          [...strided(share.length, concurrency)].map((index) => share[index]),
        );
        const together = Array.from({ length: rounds + 1 }, (_, round) =>
          orders.flatMap((order) => order.slice(round * concurrency, (round + 1) * concurrency)),
        );
        expect(together.flat()).toEqual([...strided(TotalSegments, count * concurrency)]);
      }),
    );
  });

  it('divides a million segments among any number of workers', () => {
    const count = Number.MAX_SAFE_INTEGER;
    const TotalSegments = 1_000_000;
    expect(segmentsOf({ index: 999_999, count, TotalSegments })).toEqual([999_999]);
    expect(segmentsOf({ index: 1_000_000, count, TotalSegments })).toEqual([]);
    expect(segmentsOf({ index: count - 1, count, TotalSegments })).toEqual([]);
    expect(segmentsOf({ index: 0, count: 1, TotalSegments })).toHaveLength(1_000_000);
  });

  it.each([
    [
      { index: Number.NaN, count: 4, TotalSegments: 8 },
      'index',
      'an integer from 0 to 3, one less than `count`, not NaN',
    ],
    [
      { index: 4, count: 4, TotalSegments: 8 },
      'index',
      'an integer from 0 to 3, one less than `count`, not 4',
    ],
    [{ index: -1, count: 4, TotalSegments: 8 }, 'index', 'not -1'],
    [{ index: 0.5, count: 4, TotalSegments: 8 }, 'index', 'not 0.5'],
    [{ index: '1', count: 4, TotalSegments: 8 }, 'index', 'not "1"'],
    [{ index: 0, count: 0, TotalSegments: 8 }, 'count', 'a positive integer, not 0'],
    [{ index: 0, count: Number.NaN, TotalSegments: 8 }, 'count', 'a positive integer, not NaN'],
    [{ index: 0, count: 4, TotalSegments: 0 }, 'TotalSegments', 'an integer from 1 to 1000000, not 0'],
    [{ index: 0, count: 4, TotalSegments: 1_000_001 }, 'TotalSegments', 'not 1000001'],
    [{ index: 0, count: 4 }, 'TotalSegments', 'not undefined'],
    [undefined, 'count', 'not undefined'],
  ])('refuses %o because of `%s`', (share, option, reason) => {
    const attempt = () => segmentsOf(share as unknown as SegmentShare);
    expect(attempt).toThrow(InvalidOptionError);
    expect(attempt).toThrow(expect.objectContaining({ option, message: expect.stringContaining(reason) }));
  });
});
