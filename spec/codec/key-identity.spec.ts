import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyIdentity } from '../../lib/codec/key-identity.ts';
import type { WireValue } from '../../lib/codec/wire-value.ts';

const identityOf = (value: WireValue) => keyIdentity({ id: value }, ['id']);

describe('the identity of a key', () => {
  it.each([
    ['1', '1.00'],
    ['1', '0.1E+1'],
    ['-0', '0'],
    ['100000000000000000000000', '1E+23'],
    ['0.0000001', '1e-7'],
  ])('is the same for the numbers %s and %s', (one, other) => {
    expect(identityOf({ N: one })).toBe(identityOf({ N: other }));
  });

  it('tells numbers apart that are the same double', () => {
    expect(identityOf({ N: '9007199254740993' })).not.toBe(identityOf({ N: '9007199254740992' }));
  });

  it('tells types apart', () => {
    expect(
      new Set([identityOf({ S: '1234' }), identityOf({ N: '1234' }), identityOf({ B: '1234' })]).size,
    ).toBe(3);
  });

  it('is that of the key attributes, whatever the order and the other attributes of the item', () => {
    const key = keyIdentity({ a: { S: 'x' }, b: { S: 'y' } }, ['a', 'b']);
    expect(keyIdentity({ c: { S: 'z' }, b: { S: 'y' }, a: { S: 'x' } }, ['a', 'b'])).toBe(key);
    expect(keyIdentity({ a: { S: 'y' }, b: { S: 'x' } }, ['a', 'b'])).not.toBe(key);
  });

  it('does not mistake the end of one attribute for the beginning of the next', () => {
    const texts = fc.tuple(fc.string(), fc.string());
    const of = ([a, b]: readonly [string, string]) => keyIdentity({ a: { S: a }, b: { S: b } }, ['a', 'b']);
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        expect(of(one) === of(other)).toBe(one[0] === other[0] && one[1] === other[1]);
      }),
    );
  });
});
