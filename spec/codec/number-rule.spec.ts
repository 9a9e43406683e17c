import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExactNumber } from '../../lib/codec/exact-number.ts';
import { numberReader } from '../../lib/codec/number-rule.ts';
import { InvalidValueError } from '../../lib/errors/invalid.ts';
import { numbers } from './arbitraries.ts';

const pi = '3.14159265358979323846264338327950288';

describe('The rule "lossless"', () => {
  const read = numberReader('lossless');

  it.each([
    ['0', 0],
    ['-0', 0],
    ['-0.0', 0],
    ['42', 42],
    ['007', 7],
    ['-1.5', -1.5],
    ['1.50', 1.5],
    ['1.5E+3', 1500],
    ['0.1', 0.1],
    ['0.30000000000000004', 0.30000000000000004],
    ['1E-130', 1e-130],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
    ['-9007199254740991', Number.MIN_SAFE_INTEGER],
  ])('reads %s as a number', (text, number) => {
    expect(read(text)).toBe(number);
  });

  it.each([
    ['9007199254740992', 2n ** 53n],
    ['-9007199254740993', -(2n ** 53n) - 1n],
    ['1E+40', 10n ** 40n],
    ['-1.25E+100', -125n * 10n ** 98n],
    ['9'.repeat(38), 10n ** 38n - 1n],
  ])('reads %s as a bigint', (text, integer) => {
    expect(read(text)).toBe(integer);
  });

  it.each([pi, '0.3000000000000000444', '9007199254740991.5', '-0.12345678901234567', '1.0000000000000001'])(
    'reads %s, which no number represents exactly, as an ExactNumber',
    (text) => {
      expect(read(text)).toEqual(new ExactNumber(text));
    },
  );

  it('reads back every number that was written', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        expect(read(String(number))).toEqual(number);
      }),
    );
  });

  it('loses no digit of any decimal', () => {
    const decimals = fc.tuple(fc.maxSafeInteger(), fc.integer({ min: -60, max: 60 }));
    fc.assert(
      fc.property(decimals, ([digits, exponent]) => {
        const text = `${digits}E${exponent}`;
        expect(new ExactNumber(String(read(text)))).toEqual(new ExactNumber(text));
      }),
    );
  });
});

describe('The other rules', () => {
  it('reads everything as the nearest number by "number"', () => {
    const read = numberReader('number');
    expect(['1', pi, '1E+40', '-0'].map(read)).toEqual([1, Math.PI, 1e40, 0]);
  });

  it('reads everything as an ExactNumber by "exact"', () => {
    expect(numberReader('exact')('1.50')).toEqual(new ExactNumber('1.5'));
  });

  it('passes the unchanged text to a function', () => {
    expect(numberReader((text) => ({ text }))('1.50')).toEqual({ text: '1.50' });
  });
});

describe('Every rule', () => {
  const rules = ['lossless', 'number', 'exact', (text: string) => text] as const;

  it.each(['', 'abc', '0x10', 'Infinity', '--1', '1E+999999999', '1'.repeat(39)])('refuses %j', (text) => {
    for (const rule of rules) expect(() => numberReader(rule)(text)).toThrow(InvalidValueError);
  });
});
