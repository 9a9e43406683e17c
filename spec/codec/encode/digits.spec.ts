import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encode } from '../../../lib/codec/encode.ts';

const encodeToText = (number: number) => encode([number], undefined).toString();

/** Decimals around the limits of the fast path: six decimal places, a billion. */
const decimals = fc
  .tuple(fc.maxSafeInteger(), fc.nat(12))
  .map(([integer, places]) => Number(`${integer}e-${places}`));
const neighbours = fc
  .tuple(decimals, fc.constantFrom(-1, 1))
  .map(([decimal, direction]) => decimal * (1 + direction * Number.EPSILON));

describe('A number', () => {
  it('is written as String writes it', () => {
    fc.assert(
      fc.property(
        fc.oneof(decimals, neighbours, fc.double({ noNaN: true, noDefaultInfinity: true })),
        (number) => {
          expect(encodeToText(number)).toBe(`[${number}]`);
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('is written as String writes it around every power of ten, with every number of places', () => {
    for (let exponent = -9; exponent <= 22; exponent++) {
      for (const mantissa of [0.999999, 0.9999999, 1, 1.000001, 1.0000001, 1.5, 9.99, 9.999999]) {
        for (const sign of [-1, 1]) {
          const number = sign * Number(`${mantissa}e${exponent}`);
          expect(encodeToText(number)).toBe(`[${number}]`);
        }
      }
    }
  });

  it.each([
    0,
    -0,
    1,
    -1,
    9,
    10,
    2 ** 31,
    2 ** 32,
    1e9,
    999_999_999,
    999_999_999.999999,
    1e-6,
    1e-7,
    0.1 + 0.2,
  ])('such as %d is written as String writes it', (number) => {
    expect(encodeToText(number)).toBe(`[${number}]`);
  });
});
