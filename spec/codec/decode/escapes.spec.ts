import { describe, expect, it } from 'vitest';
import { readString } from '../../../lib/codec/decode/string.ts';
import { readQuoted } from './read.ts';

describe('readString with escapes', () => {
  it.each([
    '\\"',
    '\\\\\\/\\b\\f\\n\\r\\t',
    'a\\nb',
    'one\\ntwo\\n\\nthree',
    '\\u0041\\u00e9\\u20AC\\u0000',
    '\\ud83d\\ude00 and \\uD83D\\uDE00',
    'ä\\nö\\tü',
    '日本\\n語 \\u65e5',
    `${'x'.repeat(100)}\\n${'y'.repeat(100)}\\"${'é'.repeat(300)}`,
  ])('reads %s as JSON.parse does', (contents) => {
    expect(readQuoted(contents, readString)).toBe(JSON.parse(`"${contents}"`));
  });

  it.each([
    '\\ud800',
    '\\udc00',
    'a\\ud800b',
    '\\ud800\\ud800',
    '\\ud800\\u0041',
    '\\udc00\\ud800 é',
    '\\ud800\\n',
  ])('keeps a lone surrogate: %s', (contents) => {
    expect(readQuoted(contents, readString)).toBe(JSON.parse(`"${contents}"`));
  });

  it('reads plain text of any length after an escape', () => {
    for (let length = 0; length < 140; length++) {
      const contents = `\\n${'abcdefg'.repeat(20).slice(0, length)}\\u00e9!`;
      expect(readQuoted(contents, readString)).toBe(JSON.parse(`"${contents}"`));
    }
  });

  it.each([
    ['a\\x', /byte 2: an unknown escape/],
    ['a\\N', /byte 2: an unknown escape/],
    ['\\u12g4', /byte 1: a \\u without four hexadecimal digits/],
    ['\\u12', /byte 1: a \\u without four hexadecimal digits/],
    ['a\\nb\tc', /byte 5: a control character/],
  ])('refuses %j', (contents, message) => {
    expect(() => readQuoted(contents, readString)).toThrow(message);
  });
});
