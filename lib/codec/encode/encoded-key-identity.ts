import { InvalidValueError, type PathStep } from '../../errors/invalid.ts';
import { keyIdentity } from '../key-identity.ts';
import type { WireValue } from '../wire-value.ts';
import type { ByteWriter } from './byte-writer.ts';

const openBracket = 0x5b;
const closeBracket = 0x5d;
const comma = 0x2c;
const letterN = 0x4e;
const quote = 0x22;
const minus = 0x2d;
const zero = 0x30;
const nine = 0x39;

/** The canonical form of an integer with more digits has an exponent. */
const maxDigits = 38;

/**
 * Returns the `keyIdentity` of an encoded item without parsing it: for most keys it is the JSON of their values, unchanged.
 *
 * @param spans where the value of each key attribute starts and ends in the writer, as one flat list; a missing attribute
 * has the end 0
 * @param root the path of the item in an error message
 * @throws InvalidValueError if a key attribute is missing
 */
export function identityOf(
  writer: ByteWriter,
  spans: readonly number[],
  names: readonly string[],
  root: readonly PathStep[],
): string {
  const { end } = writer;
  writer.reserve(end + names.length);
  const { bytes } = writer;
  let to = end;
  for (let index = 0; index < names.length; index++) {
    const from = spans[2 * index] ?? 0;
    const until = spans[2 * index + 1] ?? 0;
    if (until === 0) return refuseMissingKey(names[index] ?? '', root);
    if (bytes[from + 2] === letterN && bytes[from + 3] === quote && !isCanonicalInteger(bytes, from + 6))
      return identityOfParsed(writer, spans, names, root);
    bytes[to++] = index === 0 ? openBracket : comma;
    bytes.copyWithin(to, from, until);
    to += until - from;
  }
  bytes[to++] = closeBracket;
  return bytes.utf8Slice(end, to);
}

/** Whether the text up to the next quote is an integer in the form that `formatDecimal` writes. */
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

function identityOfParsed(
  { bytes }: ByteWriter,
  spans: readonly number[],
  names: readonly string[],
  root: readonly PathStep[],
): string {
  const valueAt = (index: number): WireValue =>
    JSON.parse(bytes.utf8Slice(spans[2 * index] ?? 0, spans[2 * index + 1] ?? 0));
  return keyIdentity(Object.fromEntries(names.map((name, index) => [name, valueAt(index)])), names, root);
}

/** Throws an InvalidValueError for an element without this key attribute. */
export function refuseMissingKey(name: string, root: readonly PathStep[]): never {
  throw new InvalidValueError('a key attribute is missing', [...root, name]);
}
