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

const compactOpenings = [...typesByName.values()].map((type) => ({
  type,
  pattern: new BytePattern(openingOf(type)),
}));

/** Reads the beginning of an AttributeValue, including the opening quote or bracket of its contents. */
export function readAttributeType(reader: ByteReader): AttributeType {
  for (const { type, pattern } of compactOpenings) {
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
