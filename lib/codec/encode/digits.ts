import type { ByteWriter } from './byte-writer.ts';
import { writeAscii } from './text.ts';

const zero = 0x30;
const minus = 0x2d;
const point = 0x2e;

/** Numbers below a billion with up to six decimal places are written digit by digit. */
const magnitudeLimit = 1e9;
const maxPlaces = 6;
const scale = 10 ** maxPlaces;
const maxLength = '-999999999.999999'.length;

/**
 * Writes a number exactly as `String` formats it, but faster: `String` is slow for all numbers but small integers.
 *
 * A number has at most six decimal places if it is the double nearest to an integer divided by 10^6. Doubles tell all
 * decimals of up to fifteen digits apart, so no shorter text denotes the same number, and `String` returns this text.
 */
export function writeDecimal(value: number, writer: ByteWriter): void {
  const magnitude = Math.abs(value);
  const scaled = Math.round(magnitude * scale);
  if (magnitude < magnitudeLimit && scaled / scale === magnitude)
    writeShortDecimal(value, magnitude, scaled, writer);
  else writeAscii(String(value), writer);
}

function writeShortDecimal(value: number, magnitude: number, scaled: number, writer: ByteWriter): void {
  writer.reserve(maxLength);
  const { bytes } = writer;
  let end = writer.end;
  if (value < 0) bytes[end++] = minus;
  const integer = Math.floor(magnitude);
  end = writeInteger(integer, bytes, end);
  if (integer !== magnitude) {
    bytes[end++] = point;
    end = writeFraction(scaled - integer * scale, bytes, end);
  }
  writer.end = end;
}

function writeInteger(integer: number, bytes: Uint8Array, start: number): number {
  let length = 1;
  for (let power = 10; power <= integer; power *= 10) length++;
  writeDigits(integer, bytes, start, length);
  return start + length;
}

function writeFraction(millionths: number, bytes: Uint8Array, start: number): number {
  let digits = millionths | 0;
  let length = maxPlaces;
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
