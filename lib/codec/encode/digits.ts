import type { ByteWriter } from './byte-writer.ts';
import { writeAscii } from './text.ts';

const zero = 0x30;
const minus = 0x2d;
const point = 0x2e;

/** What is written digit by digit: below a billion, with up to six decimal places. */
const beyondWhole = 1e9;
const places = 6;
const scale = 10 ** places;
const longest = '-999999999.999999'.length;

/**
 * Writes a number as `String` does, which takes its time over all that is not a small integer.
 *
 * A number is one of few decimal places if it is the nearest to an integer divided by a power of ten. Fifteen digits are
 * never more than a double tells apart, so that no shorter text stands for the same number, and this one is what `String`
 * returns.
 */
export function writeDecimal(value: number, writer: ByteWriter): void {
  const magnitude = Math.abs(value);
  const scaled = Math.round(magnitude * scale);
  if (magnitude < beyondWhole && scaled / scale === magnitude) writePlaces(value, magnitude, scaled, writer);
  else writeAscii(String(value), writer);
}

function writePlaces(value: number, magnitude: number, scaled: number, writer: ByteWriter): void {
  writer.reserve(longest);
  const { bytes } = writer;
  let end = writer.end;
  if (value < 0) bytes[end++] = minus;
  const whole = Math.floor(magnitude);
  end = writeWhole(whole, bytes, end);
  if (whole !== magnitude) {
    bytes[end++] = point;
    end = writeFraction(scaled - whole * scale, bytes, end);
  }
  writer.end = end;
}

function writeWhole(whole: number, bytes: Uint8Array, start: number): number {
  let length = 1;
  for (let power = 10; power <= whole; power *= 10) length++;
  writeDigits(whole, bytes, start, length);
  return start + length;
}

function writeFraction(millionths: number, bytes: Uint8Array, start: number): number {
  let digits = millionths | 0;
  let length = places;
  for (let tenth = (digits / 10) | 0; digits === 10 * tenth; tenth = (digits / 10) | 0) {
    digits = tenth;
    length--;
  }
  writeDigits(digits, bytes, start, length);
  return start + length;
}

function writeDigits(digits: number, bytes: Uint8Array, start: number, length: number): void {
  let rest = digits | 0;
  for (let position = start + length - 1; position >= start; position--) {
    const tenth = (rest / 10) | 0;
    bytes[position] = zero + rest - 10 * tenth;
    rest = tenth;
  }
}
