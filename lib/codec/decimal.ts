import { InvalidValueError } from '../errors/invalid.ts';

/** A decimal taken apart: the integer `digits` times ten to the power of `exponent`. */
export interface Decimal {
  readonly negative: boolean;
  /** The significant digits, without zeros at either end; empty for zero. */
  readonly digits: string;
  readonly exponent: number;
}

/** DynamoDB keeps 38 significant digits of a number. */
const maxDigits = 38;

/** The powers of ten that the first significant digit may stand for: 1E-130 … 9.99…E+125. */
const minMagnitude = -130;
const maxMagnitude = 125;

const syntax = /^([+-]?)(?=\.?\d)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

const zero = '0'.charCodeAt(0);

/**
 * Takes a decimal text apart, or returns `undefined` if it is none.
 *
 * Costs time linear in the text, whatever its exponent: nothing is ever written out.
 */
function parseDecimal(text: string): Decimal | undefined {
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
 * Takes apart a decimal text that DynamoDB can store.
 *
 * @throws InvalidValueError with an empty path: what stands where is for the caller to say
 */
export function readDecimal(text: string): Decimal {
  const decimal = typeof text === 'string' ? parseDecimal(text) : undefined;
  const problem = decimal === undefined ? 'is not the text of a decimal number' : decimalProblem(decimal);
  if (decimal === undefined || problem !== undefined) {
    throw new InvalidValueError(`${abridged(text)} ${problem}`, []);
  }
  return decimal;
}

/** Says why DynamoDB cannot store a decimal, as the end of a sentence, or returns `undefined` if it can. */
function decimalProblem(decimal: Decimal): string | undefined {
  if (decimal.digits === '') return undefined;
  if (decimal.digits.length > maxDigits) return `has more than ${maxDigits} significant digits`;
  const magnitude = magnitudeOf(decimal);
  if (magnitude < minMagnitude || magnitude > maxMagnitude) {
    return 'is beyond the magnitudes from 1E-130 to 9.99…E+125';
  }
  return undefined;
}

/**
 * Writes a decimal in its one canonical form.
 *
 * This is JavaScript's form of a number, except that integer parts of up to 38 digits are written out: nobody wants to
 * read an identifier as `1.234567890123456789012345e+24`.
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

/** The power of ten that the first significant digit stands for. */
function magnitudeOf({ digits, exponent }: Decimal): number {
  return exponent + digits.length - 1;
}

function abridged(text: string): string {
  const whole = String(text);
  return JSON.stringify(whole.length > 60 ? `${whole.slice(0, 60)}…` : whole);
}
