import { describe, expect, it } from 'vitest';
import { LearnedCosts, LearnedCostsCache } from '../../lib/capacity/learned-costs.ts';

describe('the learned costs of requests', () => {
  it('are unknown at first', () => {
    const costs = new LearnedCosts();
    expect(costs.unitsPerElement()).toBeUndefined();
    expect(costs.unitsPerRequest()).toBeUndefined();
    expect(costs.largestPage()).toBe(0);
  });

  it('are smoothed: 0.7 of the old mean and 0.3 of the new sample', () => {
    const costs = new LearnedCosts();
    costs.learnRequest(100);
    costs.learnRequest(200);
    expect(costs.unitsPerRequest()).toBeCloseTo(0.7 * 100 + 0.3 * 200);
  });

  it('count a page with many items more than one with a single item', () => {
    const costs = new LearnedCosts();
    costs.learnElements(0.5, 1);
    costs.learnElements(1, 100);
    expect(costs.unitsPerElement()).toBeLessThan(0.03);
  });

  it('ignore a page without items', () => {
    const costs = new LearnedCosts();
    costs.learnElements(2, 10);
    costs.learnElements(0.5, 0);
    expect(costs.unitsPerElement()).toBe(0.2);
  });

  it('begin with those of earlier operators, and add to them', () => {
    const shared = new LearnedCosts();
    shared.learnElements(10, 10);
    const own = new LearnedCosts(shared);
    expect(own.unitsPerElement()).toBe(1);
    const other = new LearnedCosts(shared);
    other.learnElements(40, 10);
    expect(own.unitsPerElement()).toBe(1);
    expect(new LearnedCosts(shared).unitsPerElement()).toBeCloseTo(1.9);
  });
});

describe('the cache of learned costs', () => {
  it('returns the same costs for a kind of requests', () => {
    const cache = new LearnedCostsCache();
    expect(cache.get('a')).toBe(cache.get('a'));
    expect(cache.get('a')).not.toBe(cache.get('b'));
  });

  it('keeps 64 kinds, and drops the one that was not used for longest', () => {
    const cache = new LearnedCostsCache();
    const a = cache.get('a');
    const b = cache.get('b');
    for (let kind = 0; kind < 62; kind++) cache.get(`${kind}`);
    expect(cache.get('a')).toBe(a);
    cache.get('one more');
    expect(cache.get('a')).toBe(a);
    expect(cache.get('b')).not.toBe(b);
  });
});
