import { describe, expect, it } from 'vitest';
import { stopBits } from '../../../lib/codec/decode/bytes.ts';
import { firstStop } from '../../../lib/codec/decode/text-check.ts';

const interesting = [
  0x00, 0x01, 0x1f, 0x20, 0x21, 0x22, 0x23, 0x5b, 0x5c, 0x5d, 0x7e, 0x7f, 0x80, 0xa2, 0xdc, 0xff,
];

/** The lowest bit that is set. */
const lowest = (bits: number) => bits & -bits;

describe('firstStop', () => {
  it('finds the first stop byte of every word, as stopBits does', () => {
    const bytes = Array.from({ length: 256 }, (_, byte) => byte);
    for (const one of bytes) {
      for (const two of bytes) {
        for (const rest of interesting) {
          const word = Buffer.from([one, two, rest, 0x61]).readInt32LE();
          const shifted = Buffer.from([0x61, rest, one, two]).readInt32LE();
          if (lowest(firstStop(word)) !== lowest(stopBits(word))) expect.fail(`${word}`);
          if (lowest(firstStop(shifted)) !== lowest(stopBits(shifted))) expect.fail(`${shifted}`);
        }
      }
    }
  });
});
