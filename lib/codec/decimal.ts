import { InvalidValueError } from '../errors/invalid.ts';

/** A parsed decimal: the integer `digits` times ten to the power of `exponent`. */
export interface Decimal {
  readonly negative: boolean;
  /** The significant digits, without zeros at either end; empty for zero. */
  readonly digits: string;
  readonly exponent: number;
}

/** DynamoDB stores up to 38 significant digits of a number. */
const maxDigits = 38;

/** The range of the power of ten of the first significant digit: 1E-130 … 9.99…E+125. */
const minMagnitude = -130;
const maxMagnitude = 125;

const syntax = /^([+-]?)(?=\.?\d)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

const zero = '0'.charCodeAt(0);

/**
 * Splits decimal text into its parts, or returns `undefined` if it is not a decimal.
 *
 * Takes time linear in the length of the text, whatever its exponent, because the number is never written out.
 */
function splitDecimal(text: string): Decimal | undefined {
  const [matched, sign, integer = '', fraction = '', exponent = '0'] = syntax.exec(text) ?? [];
  if (matched === undefined) return undefined;

  const all = integer + fraction;
  let start = 0;
  let end = all.length;
  while (start < end && all.charCodeAt(start) === zero) start++;
  if (start === end) return { negative: false, digits: '', exponent: 0 };
  while (all.charCodeAt(end - 1) === zero) end--;

  return {
    negative: sign === '-',
    digits: all.slice(start, end),
    exponent: Number(exponent) - fraction.length + (all.length - end),
  };
}

/**
 * Parses the text of a decimal that DynamoDB can store.
 *
 * @throws InvalidValueError with an empty path, which the caller may replace
 */
export function parseDecimal(text: string): Decimal {
  const decimal = typeof text === 'string' ? splitDecimal(text) : undefined;
  const problem = decimal === undefined ? 'is not a decimal number' : decimalProblem(decimal);
  if (decimal === undefined || problem !== undefined) {
    throw new InvalidValueError(`${truncated(text)} ${problem}`, []);
  }
  return decimal;
}

/** Returns why DynamoDB cannot store a decimal, as the predicate of a sentence, or `undefined` if it can. */
function decimalProblem(decimal: Decimal): string | undefined {
  if (decimal.digits === '') return undefined;
  if (decimal.digits.length > maxDigits) return `has more than ${maxDigits} significant digits`;
  const magnitude = magnitudeOf(decimal);
  if (magnitude < minMagnitude || magnitude > maxMagnitude) {
    return 'is out of range: DynamoDB stores magnitudes from 1E-130 to 9.99…E+125';
  }
  return undefined;
}

/**
 * Formats a decimal in its canonical form.
 *
 * It is the format of JavaScript numbers, except that integer parts of up to 38 digits are written out: an identifier is
 * hard to read as `1.234567890123456789012345e+24`.
 */
export function formatDecimal(decimal: Decimal): string {
  const { negative, digits, exponent } = decimal;
  if (digits === '') return '0';
  const magnitude = magnitudeOf(decimal);
  const sign = negative ? '-' : '';
  if (magnitude < -6 || magnitude >= maxDigits) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
    return `${sign}${digits[0]}${fraction}e${magnitude < 0 ? '' : '+'}${magnitude}`;
  }
  if (exponent >= 0) return sign + digits + '0'.repeat(exponent);
  if (magnitude < 0) return `${sign}0.${'0'.repeat(-magnitude - 1)}${digits}`;
  return `${sign}${digits.slice(0, exponent)}.${digits.slice(exponent)}`;
}

/** The power of ten of the first significant digit. */
function magnitudeOf({ digits, exponent }: Decimal): number {
  return exponent + digits.length - 1;
}

function truncated(text: string): string {
  const string = String(text);
  return JSON.stringify(string.length > 60 ? `${string.slice(0, 60)}…` : string);
}
