import { describe, expect, it } from 'vitest';
import { type ByteReader, maxDepth, withByteReader } from '../../../lib/codec/decode/byte-reader.ts';
import { createDecoder } from '../../../lib/codec/decode.ts';
import { InvalidResponseError } from '../../../lib/errors/invalid.ts';
import { readAll } from './read.ts';

const numberParser = { hasFastPath: true, parse: Number };
const comma = 0x2c;
const close = 0x5d;

describe('ByteReader', () => {
  it('ends the scratch buffer in zeros, also after a longer body', () => {
    readAll(' '.repeat(100), () => undefined);
    readAll('', (reader) => {
      expect(reader.view.getInt32(0)).toBe(0);
      expect(reader.view.getInt32(4)).toBe(0);
    });
  });

  it('does not change the body', () => {
    const body = Buffer.from('{"a":"one\\ntwo"}');
    const before = Buffer.from(body);
    createDecoder(undefined, 'lossless')(body);
    expect(body).toEqual(before);
  });

  it('enlarges the scratch buffer for a large body', () => {
    const text = ' '.repeat(5_000_000);
    expect(readAll(text, (reader) => reader.view.getUint8(text.length - 1))).toBe(0x20);
  });

  it('skips the white space of JSON and no other', () => {
    expect(readAll(' \t\r\n ,', (reader) => [reader.peek(), reader.position++])).toEqual([comma, 5]);
    expect(() => readAll('\f,', (reader) => reader.expect(comma))).toThrow(/byte 0: expected ,/);
    expect(() => readAll('\u00a0,', (reader) => reader.expect(comma))).toThrow(/byte 0: expected ,/);
  });

  it('distinguishes the comma between elements from the bracket after the last one', () => {
    expect(readAll(', ]', (reader) => [reader.hasMore(close), reader.hasMore(close)])).toEqual([true, false]);
    expect(() => readAll(' x', (reader) => reader.hasMore(close))).toThrow(/byte 1: expected , or \]/);
  });

  it('refuses bytes after the value, and a body that ends before it', () => {
    expect(() => readAll('  x', () => undefined)).toThrow(/byte 2: expected the end of the response/);
    expect(() => readAll('  ', (reader) => reader.expect(comma))).toThrow(/byte 2: unexpected end/);
    expect(() => readAll('\0', () => undefined)).toThrow(/byte 0: expected the end of the response/);
  });

  it('refuses bytes that are not UTF-8, and names their position', () => {
    for (const bytes of [[0xff], [0xc3, 0x28], [0xed, 0xa0, 0x80], [0xc0, 0x80], [0xf0, 0x9f, 0x98]]) {
      const body = Buffer.concat([Buffer.from('"é'), Buffer.from(bytes), Buffer.from('"')]);
      expect(() => readAll(body, () => undefined)).toThrow(InvalidResponseError);
      expect(() => readAll(body, () => undefined)).toThrow(/byte [345]: not UTF-8/);
    }
  });

  it('allows nesting up to the limit', () => {
    const enter = (levels: number) => (reader: ByteReader) => {
      for (let level = 0; level < levels; level++) reader.enter();
    };
    expect(() => readAll('', enter(maxDepth))).not.toThrow();
    expect(() => readAll(' ', enter(maxDepth + 1))).toThrow(/nested more than 500 levels deep/);
  });

  it('is reused, also after an error, but not while it is in use', () => {
    const readers: ByteReader[] = [];
    const record = (reader: ByteReader) => readers.push(reader);
    withByteReader(Buffer.alloc(0), numberParser, (outer) => {
      record(outer);
      withByteReader(Buffer.alloc(0), numberParser, record);
    });
    expect(() => withByteReader(Buffer.from('x'), numberParser, () => undefined)).toThrow();
    withByteReader(Buffer.alloc(0), numberParser, record);
    expect(readers[1]).not.toBe(readers[0]);
    expect(readers.slice(0, 2)).toContain(readers[2]);
  });
});
