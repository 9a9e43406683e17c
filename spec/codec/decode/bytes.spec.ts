import { describe, expect, it } from 'vitest';
import { bytesBefore, stopBits } from '../../../lib/codec/decode/bytes.ts';

function stopsOf(...bytes: number[]): boolean[] {
  const bits = stopBits(Buffer.from(bytes).readInt32LE());
  return bytes.map((_, index) => ((bits >>> (8 * index)) & 0x80) !== 0);
}

describe('stopBits', () => {
  it('marks quotes, backslashes and control characters, and no other byte, at any position of the word', () => {
    for (let byte = 0; byte < 256; byte++) {
      const stops = byte < 0x20 || byte === 0x22 || byte === 0x5c;
      for (const neighbour of [0x00, 0x22, 0x61, 0x7f, 0x80, 0xff]) {
        const isStop = neighbour < 0x20 || neighbour === 0x22;
        expect(stopsOf(byte, neighbour, byte, neighbour)).toEqual([stops, isStop, stops, isStop]);
        expect(stopsOf(neighbour, byte, neighbour, byte)).toEqual([isStop, stops, isStop, stops]);
      }
    }
  });
});

describe('bytesBefore', () => {
  it('counts the bytes before the first stop byte', () => {
    expect(
      ['"abc', 'a"b"', 'ab\\c', 'abc\n'].map((text) =>
        bytesBefore(stopBits(Buffer.from(text).readInt32LE())),
      ),
    ).toEqual([0, 1, 2, 3]);
  });
});
