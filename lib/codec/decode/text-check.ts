import type { ByteReader } from './byte-reader.ts';
import { byte, bytesBefore, highBits } from './bytes.ts';
import { skipString } from './string.ts';

/** Skips a string from after its opening quote through its closing one, and checks it. */
export function skipText(reader: ByteReader): void {
  const { view } = reader;
  let at = reader.position;
  let stops = firstStop(view.getInt32(at, true));
  while (stops === 0) {
    at += 4;
    stops = firstStop(view.getInt32(at, true));
  }
  at += bytesBefore(stops);
  if (view.getUint8(at) === byte.quote) reader.position = at + 1;
  else skipString(reader);
}

/**
 * Finds the first stop byte of a word as `stopBits` does, with fewer steps: bits above that of the first may be wrong.
 *
 * The XOR moves the quote, 0x22, to 0x20, next to the control characters, and leaves these below: a subtraction of 0x21 borrows
 * for all of them. A borrow can only come from a stop byte.
 */
export function firstStop(word: number): number {
  const quoteOrControl = (word ^ 0x02020202) - 0x21212121;
  const backslash = (word ^ 0x5c5c5c5c) - 0x01010101;
  return (quoteOrControl | backslash) & ~word & highBits;
}
