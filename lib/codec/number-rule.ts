import { type Decimal, readDecimal } from './decimal.ts';
import { ExactNumber } from './exact-number.ts';

/**
 * What a DynamoDB number becomes in the program.
 *
 * - `'lossless'`: a `number` where that holds the very same decimal, else a `bigint` (integers) or an `ExactNumber`: 1e20
 *   becomes 100000000000000000000n, because integers beyond ±(2^53 - 1) are read as `bigint`.
 * - `'number'`: always the nearest `number`, even where it loses digits; such numbers can be written back then.
 * - `'exact'`: always an `ExactNumber`.
 * - a function: whatever it makes of the decimal text.
 *
 * What a response holds to be sent again is read as `'lossless'` by every rule: `LastEvaluatedKey`, `UnprocessedKeys` and
 * `UnprocessedItems`.
 */
export type NumberRule = 'lossless' | 'number' | 'exact' | ((text: string) => unknown);

/** The rules that have a name. */
export const numberRules = ['lossless', 'number', 'exact'] as const;

/** Integers and decimals of up to 15 digits: every double in this range prints the decimal that it was read from. */
const short = /^-?\d+(?:\.\d+)?$/;
const shortLength = 15;

/** No double prints more significant digits than these. */
const printedDigits = 17;

/**
 * Returns the function that reads the text of a DynamoDB number by a rule.
 *
 * It throws an `InvalidValueError` with an empty path for text that is no DynamoDB number; a function of the user's sees
 * only text that is one.
 */
export function numberReader(rule: NumberRule): (text: string) => unknown {
  if (rule === 'lossless') return (text) => (isShort(text) ? readShort(text) : readLossless(text));
  if (rule === 'exact') return (text) => new ExactNumber(text);
  const read = rule === 'number' ? readShort : rule;
  return (text) => {
    if (!isShort(text)) readDecimal(text);
    return read(text);
  };
}

function isShort(text: string): boolean {
  return text.length <= shortLength && short.test(text);
}

/** Adding zero makes the negative zero, which DynamoDB does not know, an ordinary one. */
function readShort(text: string): number {
  return Number(text) + 0;
}

function readLossless(text: string): number | bigint | ExactNumber {
  const decimal = readDecimal(text);
  const number = readShort(text);
  if (decimal.exponent >= 0) return Number.isSafeInteger(number) ? number : toBigInt(decimal);
  const mayBeExact = decimal.digits.length <= printedDigits;
  return mayBeExact && isExactly(decimal, number) ? number : new ExactNumber(text);
}

/** Writes out at most 126 digits, because a DynamoDB number has no more before its decimal point. */
function toBigInt({ negative, digits, exponent }: Decimal): bigint {
  const magnitude = BigInt(digits + '0'.repeat(exponent));
  return negative ? -magnitude : magnitude;
}

/** Whether a number's shortest decimal form, which is what prints, is the very same decimal. */
function isExactly(decimal: Decimal, number: number): boolean {
  const printed = readDecimal(String(number));
  return (
    printed.digits === decimal.digits &&
    printed.exponent === decimal.exponent &&
    printed.negative === decimal.negative
  );
}
