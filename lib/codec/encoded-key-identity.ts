import { InvalidValueError } from '../errors/invalid.ts';
import type { ByteWriter } from './encode/byte-writer.ts';
import { canonicalValue } from './key-identity.ts';
import type { WireValue } from './wire-value.ts';

const openBracket = 0x5b;
const closeBracket = 0x5d;
const comma = 0x2c;
const letterN = 0x4e;
const quote = 0x22;
const minus = 0x2d;
const zero = 0x30;
const nine = 0x39;

/** Integers of more digits than DynamoDB stores end with zeros, and are written with an exponent. */
const maxDigits = 38;

/**
 * Makes what `keyIdentity` makes of the same key; for most keys that is the JSON of their values as it stands.
 *
 * @param spans where the value of each key attribute starts and ends in the body, one after the other; an end of 0 where there
 * is none
 * @throws InvalidValueError for a key attribute that is missing
 */
export function identityOf(writer: ByteWriter, spans: readonly number[], names: readonly string[]): string {
  const { end } = writer;
  writer.reserve(end + names.length);
  const { bytes } = writer;
  let to = end;
  for (let index = 0; index < names.length; index++) {
    const from = spans[2 * index] ?? 0;
    const until = spans[2 * index + 1] ?? 0;
    if (until === 0) return missing(names[index] ?? '');
    if (bytes[from + 2] === letterN && bytes[from + 3] === quote && !isCanonicalInteger(bytes, from + 6))
      return identityOfValues(writer, spans);
    bytes[to++] = index === 0 ? openBracket : comma;
    bytes.copyWithin(to, from, until);
    to += until - from;
  }
  bytes[to++] = closeBracket;
  return bytes.utf8Slice(end, to);
}

/** Whether the digits up to the next quote are an integer as `canonicalNumber` writes it. */
function isCanonicalInteger(bytes: Uint8Array, start: number): boolean {
  const first = bytes[start] === minus ? start + 1 : start;
  if (bytes[first] === zero) return false;
  let position = first;
  while (isDigit(bytes[position])) position++;
  return bytes[position] === quote && position - first <= maxDigits;
}

function isDigit(byte = 0): boolean {
  return byte >= zero && byte <= nine;
}

function identityOfValues({ bytes }: ByteWriter, spans: readonly number[]): string {
  const values: WireValue[] = [];
  for (let index = 0; index < spans.length; index += 2)
    values.push(JSON.parse(bytes.utf8Slice(spans[index] ?? 0, spans[index + 1] ?? 0)));
  return JSON.stringify(values.map(canonicalValue));
}

/** Refuses an element without one of its key attributes. */
export function missing(name: string): never {
  throw new InvalidValueError('a key attribute is missing', ['Key', name]);
}
