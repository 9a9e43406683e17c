import { parseDecimal } from '../decimal.ts';
import type { ByteReader } from './byte-reader.ts';
import { byte } from './bytes.ts';
import { readString, skipString } from './string.ts';

/** Every decimal of up to 15 digits survives the conversion to a double and back to text. */
const maxExactDigits = 15;

const powersOfTen = Float64Array.from({ length: maxExactDigits + 1 }, (_, exponent) => 10 ** exponent);

/**
 * Reads a decimal of up to 15 digits without an exponent, and moves the position after it.
 *
 * Returns NaN for anything else. Up to 15 digits, both the digits as an integer and the power of ten are exact doubles;
 * so a single division gives the correctly rounded result.
 */
export function readShortDecimal(reader: ByteReader): number {
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
    if (fraction === 0 || digits > maxExactDigits) return Number.NaN;
    value /= powersOfTen[fraction] ?? 1;
  } else if (digits > maxExactDigits) return Number.NaN;

  reader.position = at;
  // DynamoDB has no negative zero; 0 - 0 is positive.
  return isNegative ? 0 - value : value;
}

/**
 * Reads the text of an N from after its opening quote through its closing one.
 *
 * Fast path: most numbers are short decimals, which are converted while their digits are read. Others are read as text.
 */
export function readNumber(reader: ByteReader): unknown {
  if (!reader.numberParser.hasFastPath) return readNumberText(reader);
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
  if (reader.numberParser.hasFastPath && isPrintedDouble(text)) return Number(text);
  try {
    return reader.numberParser.parse(text);
  } catch (cause) {
    return reader.fail('a number that cannot be read', start, cause);
  }
}

/** DynamoDB stores up to 38 significant digits: an integer or a fraction of so many digits is in its range. */
const maxStoredDigits = 38;

/** Skips the text of an N from after its opening quote through its closing one, and checks that DynamoDB can store it. */
export function skipNumber(reader: ByteReader): void {
  const { view } = reader;
  const start = reader.position;
  const first = view.getUint8(start) === byte.minus ? start + 1 : start;
  let at = skipDigits(view, first);
  if (at > first && view.getUint8(at) === byte.point) {
    const end = skipDigits(view, at + 1);
    if (end > at + 1) at = end;
  }
  if (at > first && at - first <= maxStoredDigits && view.getUint8(at) === byte.quote) {
    reader.position = at + 1;
    return;
  }
  checkNumberText(reader);
}

function skipDigits(view: DataView, start: number): number {
  let at = start;
  let digit = view.getUint8(at);
  while (digit >= byte.zero && digit <= byte.nine) digit = view.getUint8(++at);
  return at;
}

function checkNumberText(reader: ByteReader): void {
  const start = reader.position;
  const isPlain = skipString(reader);
  const quoted = reader.buffer.utf8Slice(start - 1, reader.position);
  try {
    parseDecimal(isPlain ? quoted.slice(1, -1) : JSON.parse(quoted));
  } catch (cause) {
    reader.fail('a number that cannot be read', start, cause);
  }
}

/** Doubles in this range print without an exponent, and integers in it are exact. */
const minPlain = 1e-6;
const maxPlain = Number.MAX_SAFE_INTEGER;

/** The length of the longest printed double in this range: a sign, a zero, a point, five more zeros and 17 digits. */
const maxPrintedLength = 25;

/**
 * Whether text is the printed form of its nearest double, and so the same decimal.
 *
 * Doubles of 16 or 17 digits that JavaScript or Python wrote take this path.
 */
function isPrintedDouble(text: string): boolean {
  if (text.length > maxPrintedLength) return false;
  const value = Number(text);
  const magnitude = Math.abs(value);
  return magnitude >= minPlain && magnitude <= maxPlain && String(value) === text;
}
