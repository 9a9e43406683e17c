import { describe, expect, it } from 'vitest';
import { readNumber } from '../../../lib/codec/decode/number.ts';
import { numberReader } from '../../../lib/codec/number-rule.ts';
import { InvalidResponseError } from '../../../lib/errors/invalid.ts';
import { readQuoted } from './read.ts';

const texts = [
  ...['0', '-0', '-0.0', '7', '-7', '007', '1.0', '1.50', '0.1', '-0.000001', '123456789.123456'],
  ...['999999999999999', '9999999999999999', '9007199254740991', '9007199254740992', '9007199254740993'],
  ...['0.30000000000000004', '0.1234567890123456', '0.12345678901234567', '3.14159265358979323846'],
  ...['1E5', '1e-7', '1E-130', '9.9E+125', '100000000000000000000', '0.0000001', '0.00000012345678901'],
];

describe('readNumber', () => {
  it.each(['lossless', 'number', 'exact'] as const)('reads every text as the rule %s does', (rule) => {
    const read = numberReader(rule);
    for (const text of texts) expect(readQuoted(text, readNumber, rule), text).toStrictEqual(read(text));
  });

  it('passes every text to a number rule that is a function', () => {
    expect(texts.map((text) => readQuoted(text, readNumber, (digits) => `<${digits}>`))).toEqual(
      texts.map((text) => `<${text}>`),
    );
  });

  it('reads escaped digits', () => {
    expect(readQuoted('1\\u0032', readNumber)).toBe(12);
  });

  it.each([
    '',
    '-',
    '.',
    'abc',
    'NaN',
    'Infinity',
    '1 ',
    ' 1',
    '1.2.3',
    '0x10',
    '1e',
    '1'.repeat(39),
    '1e999',
  ])('refuses %j, and names its position', (text) => {
    expect(() => readQuoted(text, readNumber)).toThrow(InvalidResponseError);
    expect(() => readQuoted(text, readNumber)).toThrow(/byte 1: a number that cannot be read/);
  });
});
