import { BytePattern } from './byte-pattern.ts';
import type { ByteReader } from './byte-reader.ts';
import { byte } from './bytes.ts';
import { readKeptName } from './string.ts';

/** The types of AttributeValues, numbered so that V8 compiles a `switch` over them to a jump table. */
export const attributeType = { S: 0, N: 1, M: 2, L: 3, BOOL: 4, NULL: 5, B: 6, SS: 7, NS: 8, BS: 9 } as const;

export type AttributeType = (typeof attributeType)[keyof typeof attributeType];

/** The names of the types, by their numbers. */
export const typeNames: readonly string[] = Object.keys(attributeType);
const typesByName = new Map<string, AttributeType>(Object.entries(attributeType));

/** The opening quote or bracket of the contents, by type; BOOL and NULL have none. */
const openings = ['"', '"', '{', '[', '', '', '"', '[', '[', '['] as const;

/** The beginning of an AttributeValue up to its contents, as DynamoDB writes it: `{"S":"`. */
export function openingOf(type: AttributeType): string {
  return `{"${typeNames[type]}":${openings[type]}`;
}

/** Look-up table from the letter of a type with one letter to its number; -1 for other letters. */
const typesByLetter = new Int8Array(256).fill(-1);
/** By type, the first four bytes of `{"S":"` and the two after them. */
const openingWords = new Int32Array(openings.length);
const openingEnds = new Uint16Array(openings.length);
for (const [name, type] of typesByName) {
  if (name.length > 1) continue;
  const opening = Buffer.from(openingOf(type));
  typesByLetter[name.charCodeAt(0)] = type;
  openingWords[type] = opening.readInt32LE(0);
  openingEnds[type] = opening.readUInt16LE(4);
}

const longOpenings = [...typesByName]
  .filter(([name]) => name.length > 1)
  .map(([, type]) => ({ type, pattern: new BytePattern(openingOf(type)) }));

/** Reads the beginning of an AttributeValue, including the opening quote or bracket of its contents. */
export function readAttributeType(reader: ByteReader): AttributeType {
  const { view, position } = reader;
  const word = view.getInt32(position, true);
  const letterType = typesByLetter[(word >>> 16) & 0xff] ?? -1;
  if (
    letterType >= 0 &&
    openingWords[letterType] === word &&
    openingEnds[letterType] === view.getUint16(position + 4, true)
  ) {
    reader.position = position + 6;
    return letterType as AttributeType;
  }
  return readLongType(reader);
}

/** Reads the beginning of an AttributeValue of a type with several letters, or with white space or escapes. */
function readLongType(reader: ByteReader): AttributeType {
  for (const { type, pattern } of longOpenings) {
    if (pattern.matches(reader.view, reader.position)) {
      reader.position += pattern.size;
      return type;
    }
  }
  reader.expect(byte.openBrace);
  return readTypeName(reader);
}

/** Reads the name of a type and the opening quote or bracket of its contents, with any white space and escapes. */
export function readTypeName(reader: ByteReader): AttributeType {
  reader.expect(byte.quote);
  const start = reader.position;
  const name = readKeptName(reader);
  const type = typesByName.get(name);
  if (type === undefined)
    return reader.fail(`an AttributeValue of the unknown type ${JSON.stringify(name)}`, start);
  reader.expect(byte.colon);
  const opening = openings[type] ?? '';
  if (opening !== '') reader.expect(opening.charCodeAt(0));
  return type;
}
