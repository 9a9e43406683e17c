import { describe, expect, it } from 'vitest';
import { constructorWithCapacity, maxCapacity } from '../../../lib/codec/decode/object-capacity.ts';

describe('functionFor', () => {
  it('makes a new function each time', () => {
    expect(constructorWithCapacity(3)).not.toBe(constructorWithCapacity(3));
  });

  it.each([0, 8, 9, 33, maxCapacity])('sets nothing on an object for %i members', (members) => {
    expect(Reflect.ownKeys(Reflect.construct(constructorWithCapacity(members), []))).toEqual([]);
  });

  it('has room for 128 members at most', () => {
    expect(maxCapacity).toBe(128);
    expect(() => constructorWithCapacity(129)).toThrow(RangeError);
  });
});
