import { describe, expect, it } from 'vitest';
import { encode } from '../../../lib/codec/encode.ts';

const encodeToText = (value: unknown) => encode(value, 'attribute').toString();

describe('A binary', () => {
  it('is written as base64, whatever its length and bytes', () => {
    for (let length = 0; length < 600; length++) {
      const bytes = Uint8Array.from({ length }, (_, index) => 255 - index * 37 + length);
      expect(encodeToText(bytes)).toBe(`{"B":"${Buffer.from(bytes).toString('base64')}"}`);
    }
  });

  it('is only the viewed part of its buffer', () => {
    const { buffer } = Uint8Array.from({ length: 1000 }, (_, index) => index);
    for (const length of [1, 256, 257, 900]) {
      const part = new Uint8Array(buffer, 50, length);
      expect(encodeToText(part)).toBe(`{"B":"${Buffer.from(part).toString('base64')}"}`);
      expect(encodeToText(new DataView(buffer).buffer)).toBe(
        `{"B":"${Buffer.from(buffer).toString('base64')}"}`,
      );
    }
  });
});
