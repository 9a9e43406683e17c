import type { ByteReader } from './byte-reader.ts';
import { byte } from './bytes.ts';
import { readString } from './string.ts';

/** Doubles hold every integer and, by one division, every decimal of up to 15 digits exactly as it prints. */
const exactDigits = 15;

const powersOfTen = Float64Array.from({ length: exactDigits + 1 }, (_, exponent) => 10 ** exponent);

/**
 * Reads an optional sign, digits, and perhaps a point and digits; the position is behind them then.
 *
 * Returns NaN where that cannot be done exactly: something else stands there, or there are more than 15 digits. Below
 * that both the digits, taken for an integer, and the power of ten are exact doubles, so that the one division rounds
 * correctly.
 */
function readShortDecimal(reader: ByteReader): number {
  const { view } = reader;
  let at = reader.position;
  let digit = view.getUint8(at);
  const isNegative = digit === byte.minus;
  if (isNegative) digit = view.getUint8(++at);

  let value = 0;
  const integerStart = at;
  while (digit >= byte.zero && digit <= byte.nine) {
    value = value * 10 + (digit - byte.zero);
    digit = view.getUint8(++at);
  }
  let digits = at - integerStart;
  if (digits === 0) return Number.NaN;

  if (digit === byte.point) {
    const fractionStart = at + 1;
    digit = view.getUint8(++at);
    while (digit >= byte.zero && digit <= byte.nine) {
      value = value * 10 + (digit - byte.zero);
      digit = view.getUint8(++at);
    }
    const fraction = at - fractionStart;
    digits += fraction;
    if (fraction === 0 || digits > exactDigits) return Number.NaN;
    value /= powersOfTen[fraction] ?? 1;
  } else if (digits > exactDigits) return Number.NaN;

  reader.position = at;
  // DynamoDB knows no negative zero: what is subtracted from zero is never one.
  return isNegative ? 0 - value : value;
}

/**
 * Reads the text of an N from behind its opening quote to behind its closing one.
 *
 * Most numbers are short, and what all their digits make is at hand when the last of them has been read. Every other
 * text is left to the number rule.
 */
export function readNumber(reader: ByteReader): unknown {
  if (!reader.numbers.takesShort) return readNumberText(reader);
  const start = reader.position;
  const value = readShortDecimal(reader);
  if (Number.isNaN(value) || reader.view.getUint8(reader.position) !== byte.quote) {
    reader.position = start;
    return readNumberText(reader);
  }
  reader.position++;
  return value;
}

function readNumberText(reader: ByteReader): unknown {
  const start = reader.position;
  const text = readString(reader);
  if (reader.numbers.takesShort && printsAlike(text)) return Number(text);
  try {
    return reader.numbers.read(text);
  } catch (cause) {
    return reader.fail('a number that cannot be read', start, cause);
  }
}

/** Doubles of this range print without an exponent, and their integers without a rounded digit. */
const smallest = 1e-6;
const largest = Number.MAX_SAFE_INTEGER;

/** What a double of 17 digits prints takes at most: a sign, a zero, a point, five more zeros and the digits. */
const longestPrint = 25;

/**
 * Whether text is what the nearest double prints, and so denotes the same decimal.
 *
 * This is how doubles that JavaScript or Python once wrote come back: 16 or 17 digits, not one of them invented.
 */
function printsAlike(text: string): boolean {
  if (text.length > longestPrint) return false;
  const value = Number(text);
  const magnitude = Math.abs(value);
  return magnitude >= smallest && magnitude <= largest && String(value) === text;
}
