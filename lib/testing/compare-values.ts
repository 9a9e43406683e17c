import { type Decimal, parseDecimal } from '../codec/decimal.ts';
import type { WireValue } from '../codec/wire-value.ts';

/**
 * Compares two key values in DynamoDB's order: numbers by value, strings by their UTF-8 bytes, binaries by their bytes.
 *
 * Values of different types, which no real table has in one key attribute, are ordered by type.
 */
export function compareValues(a: WireValue | undefined, b: WireValue | undefined): number {
  if (a !== undefined && b !== undefined) {
    if ('N' in a && 'N' in b) return compareDecimals(parseDecimal(a.N), parseDecimal(b.N));
    if ('S' in a && 'S' in b) return Buffer.compare(Buffer.from(a.S), Buffer.from(b.S));
    if ('B' in a && 'B' in b) return Buffer.compare(bytesOf(a.B), bytesOf(b.B));
  }
  return typeOf(a) < typeOf(b) ? -1 : Number(typeOf(a) > typeOf(b));
}

/** Whether a key value begins with another one of its type. */
export function beginsWith(value: WireValue | undefined, prefix: WireValue): boolean {
  if (value === undefined) return false;
  if ('S' in value && 'S' in prefix) return value.S.startsWith(prefix.S);
  if (!('B' in value && 'B' in prefix)) return false;
  const start = bytesOf(prefix.B);
  return bytesOf(value.B).subarray(0, start.length).equals(start);
}

/** The type of an AttributeValue, such as `S`. */
export function typeOf(value: WireValue | undefined): string {
  return Object.keys(value ?? {})[0] ?? '';
}

function bytesOf(base64: string): Buffer {
  return Buffer.from(base64, 'base64');
}

/** Compares by sign, then by the power of ten, then by the digits. */
function compareDecimals(a: Decimal, b: Decimal): number {
  const [signOfA, signOfB] = [signOf(a), signOf(b)];
  if (signOfA !== signOfB || signOfA === 0) return signOfA - signOfB;
  const [magnitudeOfA, magnitudeOfB] = [a.exponent + a.digits.length, b.exponent + b.digits.length];
  if (magnitudeOfA !== magnitudeOfB) return signOfA * (magnitudeOfA - magnitudeOfB);
  return signOfA * (a.digits < b.digits ? -1 : Number(a.digits > b.digits));
}

function signOf({ digits, negative }: Decimal): number {
  if (digits === '') return 0;
  return negative ? -1 : 1;
}
