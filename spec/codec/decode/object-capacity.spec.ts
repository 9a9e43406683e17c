import { describe, expect, it } from 'vitest';
import { constructorWithCapacity, maxCapacity } from '../../../lib/codec/decode/object-capacity.ts';

describe('constructorWithCapacity', () => {
  it('returns a new constructor on each call', () => {
    expect(constructorWithCapacity(3)).not.toBe(constructorWithCapacity(3));
  });

  it.each([0, 8, 9, 33, maxCapacity])('makes an empty object for %i members', (members) => {
    expect(Reflect.ownKeys(Reflect.construct(constructorWithCapacity(members), []))).toEqual([]);
  });

  it('refuses more than 128 members', () => {
    expect(maxCapacity).toBe(128);
    expect(() => constructorWithCapacity(129)).toThrow(RangeError);
  });
});
