import { assert, property, string, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OpeningPattern } from '../../../lib/codec/decode/opening-pattern.ts';

const sentinels = Buffer.alloc(8);

function matches(pattern: string, bytes: Uint8Array, position = 0): boolean {
  const padded = Buffer.concat([bytes, sentinels]);
  const view = new DataView(padded.buffer, padded.byteOffset, padded.byteLength);
  return new OpeningPattern(pattern).matches(view, position);
}

describe('OpeningPattern', () => {
  it('matches its own bytes at any position, for every length', () => {
    for (let length = 8; length < 80; length++) {
      const pattern = `},"${'n'.repeat(length - 3)}`;
      for (const position of [0, 1, 5]) {
        expect(matches(pattern, Buffer.from(`${' '.repeat(position)}${pattern} `), position)).toBe(true);
      }
    }
  });

  it('matches nothing in which one byte differs', () => {
    for (let length = 8; length < 80; length++) {
      const pattern = Buffer.from(`},"${'n'.repeat(length - 3)}`);
      for (let at = 0; at < length; at++) {
        const other = Buffer.from(pattern);
        other[at] = 0x6d;
        expect(matches(pattern.toString(), other)).toBe(false);
      }
    }
  });

  it('reads nothing beyond the sentinels when the bytes end early', () => {
    const pattern = `},"${'n'.repeat(300)}":{"S":"`;
    for (let length = 0; length < pattern.length; length++) {
      expect(matches(pattern, Buffer.from(pattern.slice(0, length)))).toBe(false);
    }
  });

  it('never matches other bytes, for any name', () => {
    assert(
      property(string({ unit: 'grapheme' }), uint8Array({ minLength: 1, maxLength: 40 }), (name, bytes) => {
        const pattern = `},${JSON.stringify(name)}:{"S":"`;
        expect(matches(pattern, bytes)).toBe(Buffer.from(bytes).toString().startsWith(pattern));
      }),
    );
  });
});
