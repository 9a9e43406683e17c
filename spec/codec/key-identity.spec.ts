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

  it('differs for numbers that round to the same double', () => {
    expect(identityOf({ N: '9007199254740993' })).not.toBe(identityOf({ N: '9007199254740992' }));
  });

  it('differs for different types', () => {
    expect(
      new Set([identityOf({ S: '1234' }), identityOf({ N: '1234' }), identityOf({ B: '1234' })]).size,
    ).toBe(3);
  });

  it('ignores other attributes and the order of the attributes', () => {
    const key = keyIdentity({ a: { S: 'x' }, b: { S: 'y' } }, ['a', 'b']);
    expect(keyIdentity({ c: { S: 'z' }, b: { S: 'y' }, a: { S: 'x' } }, ['a', 'b'])).toBe(key);
    expect(keyIdentity({ a: { S: 'y' }, b: { S: 'x' } }, ['a', 'b'])).not.toBe(key);
  });

  it('keeps the boundary between two attributes', () => {
    const texts = fc.tuple(fc.string(), fc.string());
    const identityOfTexts = ([a, b]: readonly [string, string]) =>
      keyIdentity({ a: { S: a }, b: { S: b } }, ['a', 'b']);
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        expect(identityOfTexts(one) === identityOfTexts(other)).toBe(
          one[0] === other[0] && one[1] === other[1],
        );
      }),
    );
  });
});
