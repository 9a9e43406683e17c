import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenBucket } from '../../lib/capacity/token-bucket.ts';

describe('a token bucket', () => {
  it('starts empty, and holds at most the units of a quarter second', () => {
    const bucket = tokenBucket(100, 0);
    expect(bucket.has(1, 0)).toBe(false);
    expect(bucket.has(1, 10)).toBe(true);
    bucket.take(25, 3_600_000);
    expect(bucket.has(1, 3_600_000)).toBe(false);
  });

  it('has as many units as it holds, and more only if it is full', () => {
    const bucket = tokenBucket(100, 0);
    expect([bucket.has(10, 99), bucket.has(10, 100)]).toEqual([false, true]);
    expect([bucket.has(1000, 249), bucket.has(1000, 250)]).toEqual([false, true]);
  });

  it('goes into debt without a limit, and pays it at its rate', () => {
    const bucket = tokenBucket(100, 0);
    bucket.take(1000, 250);
    expect(bucket.millisecondsUntil(0, 250)).toBe(9750);
    expect(bucket.millisecondsUntil(5, 250)).toBe(9800);
    expect([bucket.has(5, 10_049), bucket.has(5, 10_050)]).toEqual([false, true]);
  });

  it('is not fuller than full after units were returned', () => {
    const bucket = tokenBucket(100, 0);
    bucket.take(-1000, 250);
    bucket.take(25, 250);
    expect(bucket.has(1, 250)).toBe(false);
  });

  it('keeps its debt when the rate changes, and no more than the new capacity', () => {
    const bucket = tokenBucket(1000, 0);
    bucket.setRate(4, 1000);
    expect(bucket.has(1, 1000)).toBe(true);
    bucket.take(2, 1000);
    expect(bucket.millisecondsUntil(0, 1000)).toBe(250);
    bucket.setRate(1000, 1000);
    expect(bucket.millisecondsUntil(0, 1000)).toBe(1);
    expect(bucket.rate()).toBe(1000);
  });

  it('takes no tokens away when the clock is set back', () => {
    const bucket = tokenBucket(100, 1_000_000);
    expect(bucket.has(25, 1_000_250)).toBe(true);
    expect(bucket.has(25, 0)).toBe(true);
    bucket.take(25, 0);
    expect(bucket.millisecondsUntil(10, 0)).toBe(100);
  });

  it('says a time also if the smallest number of units is missing', () => {
    const bucket = tokenBucket(2, 0);
    expect(bucket.has(Number.MIN_VALUE, 0)).toBe(false);
    expect(bucket.millisecondsUntil(Number.MIN_VALUE, 0)).toBe(1);
  });

  const step = fc.record({
    milliseconds: fc.integer({ min: 0, max: 2000 }),
    units: fc.double({ min: 0, max: 1000, noNaN: true }),
  });

  it('has the units after the time that it says, and lets no second take more than it may', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 10_000, noNaN: true }),
        fc.array(step, { maxLength: 100 }),
        (rate, steps) => {
          const bucket = tokenBucket(rate, 0);
          const taken: { at: number; units: number }[] = [];
          let now = 0;
          for (const { milliseconds, units } of steps) {
            now += milliseconds;
            const wait = bucket.millisecondsUntil(units, now);
            expect(bucket.has(units, now)).toBe(wait === 0);
            if (wait > 1) expect(bucket.has(units, now + wait - 1)).toBe(false);
            now += wait;
            expect(bucket.has(units, now)).toBe(true);
            bucket.take(units, now);
            taken.push({ at: now, units });
          }
          for (const { at } of taken) {
            const second = taken.filter((each) => each.at >= at && each.at < at + 1000);
            const total = second.reduce((sum, { units }) => sum + units, 0);
            const largest = Math.max(...second.map(({ units }) => units));
            expect(total).toBeLessThanOrEqual(rate + Math.max(rate / 4, largest) + 0.01);
          }
        },
      ),
    );
  });
});
