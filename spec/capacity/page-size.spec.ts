import { describe, expect, it } from 'vitest';
import { LearnedCosts } from '../../lib/capacity/learned-costs.ts';
import { estimatePage, learnPage, limitOfPage, type PageInput } from '../../lib/capacity/page-size.ts';

const unknown = () => new LearnedCosts();

/** What was learned from pages: the scanned items and the units of each. */
function learnedFrom(input: PageInput, ...pages: readonly (readonly [scanned: number, units: number])[]) {
  const learned = new LearnedCosts();
  for (const [scanned, units] of pages) learnPage(input, learned, units, scanned);
  return learned;
}

describe('the estimate of a page', () => {
  it('is a full page while nothing is known: 128 units, or 256 if strongly consistent', () => {
    expect(estimatePage({}, unknown(), undefined)).toBe(128);
    expect(estimatePage({ ConsistentRead: true }, unknown(), undefined)).toBe(256);
  });

  it('is items of 400 KB for a `Limit` while nothing is known, but never more than a full page', () => {
    expect(estimatePage({ Limit: 1 }, unknown(), undefined)).toBe(50);
    expect(estimatePage({ Limit: 5 }, unknown(), undefined)).toBe(128);
  });

  it('is `Limit` times the mean size of an item', () => {
    expect(estimatePage({ Limit: 80 }, unknown(), 1024)).toBe(10);
    const learned = learnedFrom({}, [100, 50]);
    expect(estimatePage({ Limit: 10 }, learned, 1024)).toBe(5);
  });

  it('is at least that of the cheapest page', () => {
    expect(estimatePage({ Limit: 1 }, unknown(), 100)).toBe(0.5);
    expect(estimatePage({ Limit: 1, ConsistentRead: true }, unknown(), 100)).toBe(1);
  });

  it('is the mean of the pages before that no `Limit` has cut', () => {
    const learned = learnedFrom({}, [100, 100], [10, 50]);
    learnPage({ Limit: 10 }, learned, 1, 10);
    expect(estimatePage({}, learned, undefined)).toBeCloseTo(85);
  });
});

describe('the `Limit` of a page', () => {
  it('is the caller’s own, or none, without a limit and while an eighth of a second is a full page', () => {
    for (const target of [undefined, 1024, 40_000]) {
      expect(limitOfPage({}, target, unknown(), 500)).toBeUndefined();
      expect(limitOfPage({ Limit: 7 }, target, unknown(), 500)).toBe(7);
    }
    expect(limitOfPage({ ConsistentRead: true }, 1024, unknown(), 500)).toBe(1048);
  });

  it('is as many items of the mean size as cost an eighth of a second', () => {
    // 100 / 8 = 12.5 units, which read 102,400 bytes.
    expect(limitOfPage({}, 100, unknown(), 1000)).toBe(102);
    expect(limitOfPage({ ConsistentRead: true }, 100, unknown(), 1000)).toBe(51);
    expect(limitOfPage({}, 100, unknown(), 400_000)).toBe(1);
  });

  it('begins with 1 without a mean size, and doubles up to what the learned mean says', () => {
    const learned = unknown();
    const limits: unknown[] = [];
    for (let page = 0; page < 9; page++) {
      const Limit = Number(limitOfPage({}, 100, learned, undefined));
      limits.push(Limit);
      learnPage({ Limit }, learned, Math.ceil((Limit * 1000) / 4096) / 2, Limit);
    }
    expect(limits.slice(0, 7)).toEqual([1, 2, 4, 8, 16, 32, 64]);
    expect(limits.at(-1)).toBeGreaterThan(90);
    expect(limits.at(-1)).toBeLessThanOrEqual(103);
  });

  it('shrinks when items turn out to be larger', () => {
    const learned = learnedFrom({}, [100, 12], [100, 100], [100, 100]);
    expect(limitOfPage({}, 100, learned, 1000)).toBeLessThan(25);
  });

  it('grows beyond single items at a limit that is less than the cheapest page in an eighth of a second', () => {
    const learned = learnedFrom({}, [1, 0.5]);
    expect(limitOfPage({}, 1, learned, undefined)).toBe(2);
  });

  it('is never above the caller’s own', () => {
    expect(limitOfPage({ Limit: 3 }, 100, unknown(), 1000)).toBe(3);
    expect(limitOfPage({ Limit: 500 }, 100, unknown(), 1000)).toBe(102);
  });

  it('is left to the service where the caller’s own is invalid', () => {
    for (const Limit of [0, -1, 2.5, '5', null]) {
      expect(limitOfPage({ Limit }, 100, unknown(), 1000)).toBe(Limit);
    }
  });

  it('follows a limit that changes', () => {
    const learned = learnedFrom({}, [200, 25]);
    expect(limitOfPage({}, 100, learned, undefined)).toBe(100);
    expect(limitOfPage({}, 10, learned, undefined)).toBe(10);
    expect(limitOfPage({}, 5000, learned, undefined)).toBeUndefined();
  });

  it('grows although the responses do not tell what they consume', () => {
    const learned = unknown();
    learnPage({ Limit: 4 }, learned, undefined, 4);
    expect(limitOfPage({}, 10, learned, undefined)).toBe(8);
  });
});
