import { describe, expect, it } from 'vitest';
import { readString } from '../../../lib/codec/decode/string.ts';
import { InvalidResponseError } from '../../../lib/errors/invalid.ts';
import { readAll, readQuoted } from './read.ts';

describe('readString', () => {
  it.each(['x', 'é', '日', '😀', ' '])('reads %j repeated any number of times', (unit) => {
    for (const count of [0, 1, 2, 3, 4, 5, 11, 12, 13, 14, 63, 64, 199, 200, 5000]) {
      expect(readQuoted(unit.repeat(count), readString)).toBe(unit.repeat(count));
    }
  });

  it('reads text in which only the last character is not ASCII', () => {
    for (let length = 0; length < 20; length++) {
      const text = `${'x'.repeat(length)}é`;
      expect(readQuoted(text, readString)).toBe(text);
    }
  });

  it('reads short strings that are far apart', () => {
    const texts = ['one', 'x'.repeat(9000), 'two', 'x'.repeat(20_000), 'three'];
    const read = readAll(texts.map((text) => JSON.stringify(text)).join(' '), (reader) =>
      texts.map(() => {
        reader.expect(0x22);
        return readString(reader);
      }),
    );
    expect(read).toEqual(texts);
  });

  it('refuses control characters, and names their position', () => {
    for (const control of ['\n', '\0', '\x1f']) {
      expect(() => readQuoted(`abcdef${control}`, readString)).toThrow(InvalidResponseError);
      expect(() => readQuoted(`abcdef${control}`, readString)).toThrow(/byte 7: a control character/);
    }
  });

  it('refuses a string without a closing quote', () => {
    expect(() => readAll('abcdefgh', readString)).toThrow(/byte 8: unexpected end/);
  });
});
