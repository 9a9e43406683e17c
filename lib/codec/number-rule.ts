import { InvalidOptionError } from '../errors/configuration-error.ts';
import { type Decimal, parseDecimal } from './decimal.ts';
import { ExactNumber } from './exact-number.ts';

/**
 * How DynamoDB numbers in responses are converted.
 *
 * - `'lossless'`: to a `number` that represents the decimal exactly, else to a `bigint` (integers) or an `ExactNumber`: 1e20
 *   becomes 100000000000000000000n, because integers beyond ±(2^53 - 1) are read as `bigint`.
 * - `'number'`: always to the nearest `number`, even if it loses digits; such numbers may then be written too.
 * - `'exact'`: always to an `ExactNumber`.
 * - a function: to its result for the decimal text.
 *
 * Every rule reads `LastEvaluatedKey`, `UnprocessedKeys`, `UnprocessedItems` and the `Keys` of stream records as `'lossless'`,
 * because they are sent back.
 */
export type NumberRule = 'lossless' | 'number' | 'exact' | ((text: string) => unknown);

/** The named rules. */
export const numberRules = ['lossless', 'number', 'exact'] as const;

/** Decimals of up to 15 characters without an exponent: the double nearest to such a decimal prints the same decimal. */
const shortDecimal = /^-?\d+(?:\.\d+)?$/;
const maxShortLength = 15;

/** The most significant digits that a double prints. */
const maxPrintedDigits = 17;

/**
 * Returns the function that converts the text of a DynamoDB number by a rule.
 *
 * It throws an `InvalidValueError` with an empty path if the text is not a DynamoDB number, before it calls a user's
 * function.
 */
export function numberReader(rule: NumberRule): (text: string) => unknown {
  if (typeof rule !== 'function' && !numberRules.includes(rule)) throw invalidRule(rule);
  if (rule === 'lossless') return (text) => (isShort(text) ? readShort(text) : readLossless(text));
  if (rule === 'exact') return (text) => new ExactNumber(text);
  const read = rule === 'number' ? readShort : rule;
  return (text) => {
    if (!isShort(text)) parseDecimal(text);
    return read(text);
  };
}

function invalidRule(rule: unknown): InvalidOptionError {
  const message = "The option `numbers` must be 'lossless', 'number', 'exact' or a function";
  return new InvalidOptionError(message, { option: 'numbers', value: rule });
}

function isShort(text: string): boolean {
  return text.length <= maxShortLength && shortDecimal.test(text);
}

/** Adding zero turns -0, which DynamoDB does not store, into 0. */
function readShort(text: string): number {
  return Number(text) + 0;
}

function readLossless(text: string): number | bigint | ExactNumber {
  const decimal = parseDecimal(text);
  const number = readShort(text);
  if (decimal.exponent >= 0) return Number.isSafeInteger(number) ? number : toBigInt(decimal);
  const mayBeExact = decimal.digits.length <= maxPrintedDigits;
  return mayBeExact && isSameDecimal(decimal, number) ? number : new ExactNumber(text);
}

/** Creates at most 126 digits: a DynamoDB number has no more before its decimal point. */
function toBigInt({ negative, digits, exponent }: Decimal): bigint {
  const magnitude = BigInt(digits + '0'.repeat(exponent));
  return negative ? -magnitude : magnitude;
}

/** Whether a number prints as this decimal. */
function isSameDecimal(decimal: Decimal, number: number): boolean {
  const printed = parseDecimal(String(number));
  return (
    printed.digits === decimal.digits &&
    printed.exponent === decimal.exponent &&
    printed.negative === decimal.negative
  );
}
