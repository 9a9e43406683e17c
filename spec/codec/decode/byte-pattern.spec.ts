import { describe, expect, it } from 'vitest';
import { BytePattern } from '../../../lib/codec/decode/byte-pattern.ts';

describe('BytePattern', () => {
  it.each(['a', 'ab', 'abc', 'abcd', 'abcde', '"naïve":{"S":"', '"日本":{"N":"'])(
    'matches %s and nothing else',
    (text) => {
      const pattern = new BytePattern(text);
      const bytes = Buffer.from(`..${text}........`);
      const view = new DataView(new Uint8Array(bytes).buffer);
      expect(pattern.size).toBe(Buffer.byteLength(text));
      expect(pattern.matches(view, 2)).toBe(true);
      expect(pattern.matches(view, 1)).toBe(false);
      for (let index = 0; index < pattern.size; index++) {
        view.setUint8(2 + index, view.getUint8(2 + index) ^ 0x80);
        expect(pattern.matches(view, 2)).toBe(false);
        view.setUint8(2 + index, view.getUint8(2 + index) ^ 0x80);
      }
    },
  );
});
