import { describe, expect, it } from 'vitest';
import { type ByteReader, maxDepth, withByteReader } from '../../../lib/codec/decode/byte-reader.ts';
import { createDecoder } from '../../../lib/codec/decode.ts';
import { InvalidResponseError } from '../../../lib/errors/invalid.ts';
import { readAll } from './read.ts';

const numbers = { takesShort: true, read: Number };
const comma = 0x2c;
const close = 0x5d;

describe('a page', () => {
  it('ends in zeros, whatever a longer page left behind', () => {
    readAll(' '.repeat(100), () => undefined);
    readAll('', (page) => {
      expect(page.view.getInt32(0)).toBe(0);
      expect(page.view.getInt32(4)).toBe(0);
    });
  });

  it('leaves the body as it was', () => {
    const body = Buffer.from('{"a":"one\\ntwo"}');
    const before = Buffer.from(body);
    createDecoder(undefined, 'lossless')(body);
    expect(body).toEqual(before);
  });

  it('grows with the body', () => {
    const text = ' '.repeat(5_000_000);
    expect(readAll(text, (page) => page.view.getUint8(text.length - 1))).toBe(0x20);
  });

  it('skips white space, and nothing else that is blank', () => {
    expect(readAll(' \t\r\n ,', (page) => [page.peek(), page.position++])).toEqual([comma, 5]);
    expect(() => readAll('\f,', (page) => page.expect(comma))).toThrow(/byte 0: expected ,/);
    expect(() => readAll('\u00a0,', (page) => page.expect(comma))).toThrow(/byte 0: expected ,/);
  });

  it('tells the comma between elements from the bracket behind the last', () => {
    expect(readAll(', ]', (page) => [page.goesOn(close), page.goesOn(close)])).toEqual([true, false]);
    expect(() => readAll(' x', (page) => page.goesOn(close))).toThrow(/byte 1: expected , or \]/);
  });

  it('refuses what stands behind the value, and a body that ends before it', () => {
    expect(() => readAll('  x', () => undefined)).toThrow(/byte 2: expected the end/);
    expect(() => readAll('  ', (page) => page.expect(comma))).toThrow(/byte 2: ends too early/);
    expect(() => readAll('\0', () => undefined)).toThrow(/byte 0: expected the end/);
  });

  it('refuses bytes that are no UTF-8, naming where they stand', () => {
    for (const bytes of [[0xff], [0xc3, 0x28], [0xed, 0xa0, 0x80], [0xc0, 0x80], [0xf0, 0x9f, 0x98]]) {
      const body = Buffer.concat([Buffer.from('"é'), Buffer.from(bytes), Buffer.from('"')]);
      expect(() => readAll(body, () => undefined)).toThrow(InvalidResponseError);
      expect(() => readAll(body, () => undefined)).toThrow(/byte [345]: not UTF-8/);
    }
  });

  it('nests as deep as it may, and not deeper', () => {
    const enter = (levels: number) => (page: ByteReader) => {
      for (let level = 0; level < levels; level++) page.enter();
    };
    expect(() => readAll('', enter(maxDepth))).not.toThrow();
    expect(() => readAll(' ', enter(maxDepth + 1))).toThrow(/nested more than 500 levels deep/);
  });

  it('is used again, also after an error, but not by two at a time', () => {
    const pages: ByteReader[] = [];
    const note = (page: ByteReader) => pages.push(page);
    withByteReader(Buffer.alloc(0), numbers, (outer) => {
      note(outer);
      withByteReader(Buffer.alloc(0), numbers, note);
    });
    expect(() => withByteReader(Buffer.from('x'), numbers, () => undefined)).toThrow();
    withByteReader(Buffer.alloc(0), numbers, note);
    expect(pages[1]).not.toBe(pages[0]);
    expect(pages.slice(0, 2)).toContain(pages[2]);
  });
});
