import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDecimal, parseDecimal } from '../../lib/codec/decimal.ts';
import { InvalidValueError } from '../../lib/errors/invalid.ts';
import { exactNumbers } from './arbitraries.ts';

describe('parseDecimal', () => {
  it.each([
    ['0', { negative: false, digits: '', exponent: 0 }],
    ['-0.00E+7', { negative: false, digits: '', exponent: 0 }],
    ['120', { negative: false, digits: '12', exponent: 1 }],
    ['-0.0120', { negative: true, digits: '12', exponent: -3 }],
    ['+1.50e+3', { negative: false, digits: '15', exponent: 2 }],
    ['.5', { negative: false, digits: '5', exponent: -1 }],
    ['5.', { negative: false, digits: '5', exponent: 0 }],
  ])('splits %s into its parts', (text, decimal) => {
    expect(parseDecimal(text)).toEqual(decimal);
  });

  it.each([
    '',
    '.',
    '-',
    'e5',
    '1e',
    '1e+',
    '0x10',
    '1_000',
    ' 1',
    '1 ',
    '1\n',
    'NaN',
    'Infinity',
    '1.2.3',
    '١',
  ])('refuses %j, which is not a decimal', (text) => {
    expect(() => parseDecimal(text)).toThrow(InvalidValueError);
  });

  it('accepts what DynamoDB stores: up to 38 digits, from 1E-130 to 9.99…E+125', () => {
    const nines = '9'.repeat(38);
    for (const text of [
      nines,
      `${nines}${'0'.repeat(88)}`,
      `-${nines}E+88`,
      '1E-130',
      `0.${'0'.repeat(129)}1`,
    ]) {
      expect(() => parseDecimal(text)).not.toThrow();
    }
    for (const text of [`${nines}9`, `0.${nines}9`]) {
      expect(() => parseDecimal(text)).toThrow('more than 38 significant digits');
    }
    for (const text of ['1E+126', '9.9E-131', '1E+999999999', `1E-${'9'.repeat(500)}`]) {
      expect(() => parseDecimal(text)).toThrow('is out of range');
    }
  });

  it('does not count leading and trailing zeros as digits', () => {
    expect(parseDecimal(`${'0'.repeat(50)}1.5${'0'.repeat(50)}`)).toEqual(parseDecimal('1.5'));
  });

  it('truncates long text in the error message', () => {
    expect(() => parseDecimal('x'.repeat(100_000))).toThrow(/^"x{60}…" is not a decimal number$/);
  });
});

describe('formatDecimal', () => {
  it.each([
    ['0', '0'],
    ['100', '100'],
    ['1E-6', '0.000001'],
    ['12E-8', '1.2e-7'],
    ['12.3400', '12.34'],
    ['1E37', `1${'0'.repeat(37)}`],
    ['-1.5E38', '-1.5e+38'],
    ['12345678901234567890123456789012345678', '12345678901234567890123456789012345678'],
  ])('formats %s as %s', (text, canonical) => {
    expect(formatDecimal(parseDecimal(text))).toBe(canonical);
  });

  it('formats text that parses to the same decimal', () => {
    fc.assert(
      fc.property(exactNumbers, (number) => {
        expect(formatDecimal(parseDecimal(String(number)))).toBe(String(number));
      }),
    );
  });

  it('formats a double as JavaScript prints it, except integers of 22 to 38 digits', () => {
    const doubles = fc
      .double({ noNaN: true, min: -1e125, max: 1e125 })
      .filter((n) => n === 0 || Math.abs(n) >= 1e-130);
    fc.assert(
      fc.property(doubles, (number) => {
        fc.pre(Math.abs(number) < 1e21 || Math.abs(number) >= 1e38);
        expect(formatDecimal(parseDecimal(String(number)))).toBe(String(number));
      }),
    );
  });
});
