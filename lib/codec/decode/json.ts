import { BytePattern } from './byte-pattern.ts';
import type { ByteReader } from './byte-reader.ts';
import { byte } from './bytes.ts';
import { type Members, setMember } from './members.ts';
import { readShortDecimal } from './number.ts';
import { readString } from './string.ts';

/** Reads plain JSON, such as `Count` or `ConsumedCapacity`: all that is not an AttributeValue. */
export function readJson(reader: ByteReader): unknown {
  switch (reader.peek()) {
    case byte.quote:
      reader.position++;
      return readString(reader);
    case byte.openBrace:
      reader.position++;
      return readObject(reader);
    case byte.openBracket:
      reader.position++;
      return readList(reader, readJson);
    default:
      return readScalar(reader);
  }
}

/** Reads the name of a member and the colon after it. */
export function readName(reader: ByteReader): string {
  reader.expect(byte.quote);
  const name = readString(reader);
  reader.expect(byte.colon);
  return name;
}

function readObject(reader: ByteReader): Members {
  const object: Members = {};
  if (reader.accept(byte.closeBrace)) return object;
  reader.enter();
  do setMember(object, readName(reader), readJson(reader));
  while (reader.hasMore(byte.closeBrace));
  reader.leave();
  return object;
}

/** Reads the elements of an array, from behind its opening bracket to behind the closing one. */
export function readList(reader: ByteReader, readElement: (reader: ByteReader) => unknown): unknown[] {
  const list: unknown[] = [];
  if (reader.accept(byte.closeBracket)) return list;
  reader.enter();
  do list.push(readElement(reader));
  while (reader.hasMore(byte.closeBracket));
  reader.leave();
  return list;
}

const literals = [
  { pattern: new BytePattern('true'), value: true },
  { pattern: new BytePattern('false'), value: false },
  { pattern: new BytePattern('null'), value: null },
] as const;

function readScalar(reader: ByteReader): boolean | number | null {
  if (isDigit(reader.view.getUint8(reader.position))) return readJsonNumber(reader);
  for (const { pattern, value } of literals) {
    if (pattern.matches(reader.view, reader.position)) {
      reader.position += pattern.size;
      return value;
    }
  }
  return readJsonNumber(reader);
}

/** Reads a JSON number: a count or a number of capacity units while its digits are read, another one with `JSON.parse`. */
function readJsonNumber(reader: ByteReader): number {
  const { position, view } = reader;
  const first = view.getUint8(position);
  // JSON allows no zero before another digit.
  if (first > byte.zero || (first === byte.zero && !isDigit(view.getUint8(position + 1)))) {
    const value = readShortDecimal(reader);
    if (!(Number.isNaN(value) || isNumberByte(view.getUint8(reader.position)))) return value;
    reader.position = position;
  }
  let end = position;
  while (isNumberByte(view.getUint8(end))) end++;
  try {
    const value = Number(JSON.parse(reader.buffer.latin1Slice(position, end)));
    reader.position = end;
    return value;
  } catch {
    return reader.fail('expected a value');
  }
}

function isDigit(value: number): boolean {
  return value >= byte.zero && value <= byte.nine;
}

/** Whether a byte can belong to a number: digits, signs, a point, and the letter of an exponent. */
function isNumberByte(value: number): boolean {
  return (
    (value >= byte.plus && value <= byte.nine && value !== byte.comma) || (value | lowercaseBit) === letterE
  );
}

const letterE = 0x65;
const lowercaseBit = 0x20;
