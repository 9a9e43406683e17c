import { describe, expect, it } from 'vitest';
import { readBinary } from '../../../lib/codec/decode/base64.ts';
import { InvalidResponseError } from '../../../lib/errors/invalid.ts';
import { readQuoted } from './read.ts';

describe('readBinary', () => {
  it('reads arrays of any size, each in its own memory', () => {
    for (const size of [...Array(140).keys(), 1000, 100_000]) {
      const bytes = Uint8Array.from({ length: size }, (_, index) => index * 37 + (index >> 3));
      const read = readQuoted(Buffer.from(bytes).toString('base64'), readBinary);
      expect(read).toEqual(bytes);
      expect(read.constructor).toBe(Uint8Array);
      expect(read.buffer.byteLength).toBe(size);
    }
  });

  it.each([4, 400])('reads %i characters with slashes that are escaped in JSON', (length) => {
    const text = '/+8/'.repeat(length / 4);
    expect(readQuoted(text.replaceAll('/', '\\/'), readBinary)).toEqual(
      new Uint8Array(Buffer.from(text, 'base64')),
    );
  });

  const invalid = [
    'A',
    'AA',
    'AAA',
    'A===',
    '====',
    'AA=A',
    'AA==AAAA',
    'AAA-',
    'AA_A',
    'AA A',
    'AAAé',
    'AAA\\n',
  ];

  it.each(invalid)('refuses %j, in short text and in long text', (text) => {
    for (const before of ['', 'AAAA'.repeat(10), 'AAAA'.repeat(22), 'AAAA'.repeat(100)]) {
      expect(() => readQuoted(before + text, readBinary)).toThrow(InvalidResponseError);
    }
  });
});
