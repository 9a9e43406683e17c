import { describe, expect, it } from 'vitest';
import { slidingSum } from '../../lib/capacity/sliding-sum.ts';

describe('a sliding sum', () => {
  it('has what was added within the last second', () => {
    const sum = slidingSum();
    sum.add(5, 1000);
    sum.add(7, 1500);
    expect(sum.total(1500)).toBe(12);
    expect(sum.total(1999)).toBe(12);
    expect(sum.total(2050)).toBe(7);
    expect(sum.total(10_000)).toBe(0);
  });

  it('corrects a number when it was added', () => {
    const sum = slidingSum();
    sum.add(128, 1000);
    sum.correct(-100, 1000, 1500);
    expect(sum.total(1500)).toBe(28);
    expect(sum.total(2100)).toBe(0);
  });

  it('counts an increase that comes later than a second, and no decrease', () => {
    const sum = slidingSum();
    sum.add(128, 1000);
    sum.correct(-100, 1000, 5000);
    expect(sum.total(5000)).toBe(0);
    sum.correct(10, 1000, 5000);
    expect(sum.total(5000)).toBe(10);
  });
});
