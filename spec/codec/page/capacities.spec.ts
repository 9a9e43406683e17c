import { describe, expect, it } from 'vitest';
import { functionFor, maxCapacity } from '../../../lib/codec/page/capacities.ts';

describe('functionFor', () => {
  it('makes a new function each time', () => {
    expect(functionFor(3)).not.toBe(functionFor(3));
  });

  it.each([0, 8, 9, 33, maxCapacity])('sets nothing on an object for %i members', (members) => {
    expect(Reflect.ownKeys(Reflect.construct(functionFor(members), []))).toEqual([]);
  });

  it('has room for 128 members at most', () => {
    expect(maxCapacity).toBe(128);
    expect(() => functionFor(129)).toThrow(RangeError);
  });
});
