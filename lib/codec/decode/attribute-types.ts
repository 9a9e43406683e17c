import { BytePattern } from './byte-pattern.ts';
import type { ByteReader } from './byte-reader.ts';
import { byte } from './bytes.ts';
import { readString } from './string.ts';

/** The types of AttributeValues, numbered so that a `switch` over them is a jump. */
export const attributeType = { S: 0, N: 1, M: 2, L: 3, BOOL: 4, NULL: 5, B: 6, SS: 7, NS: 8, BS: 9 } as const;

export type AttributeType = (typeof attributeType)[keyof typeof attributeType];

const kinds = new Map<string, AttributeType>(Object.entries(attributeType));

/** What the contents of a kind begin with; those of BOOL and NULL with nothing that is always the same. */
const openings = ['"', '"', '{', '[', '', '', '"', '[', '[', '['] as const;

const names = Object.keys(attributeType);

/** How the service writes the beginning of an AttributeValue, down to where its contents begin: `{"S":"`. */
export function openingOf(kind: AttributeType): string {
  return `{"${names[kind]}":${openings[kind]}`;
}

const compact = [...kinds.values()].map((kind) => ({ kind, pattern: new BytePattern(openingOf(kind)) }));

/** Reads the beginning of an AttributeValue, the opening quote or bracket of its contents included. */
export function openAttribute(reader: ByteReader): AttributeType {
  for (const { kind, pattern } of compact) {
    if (pattern.matches(reader.view, reader.position)) {
      reader.position += pattern.size;
      return kind;
    }
  }
  reader.expect(byte.openBrace);
  return openContents(reader);
}

/** Reads a type's name and the beginning of its contents, however they are written. */
export function openContents(reader: ByteReader): AttributeType {
  reader.expect(byte.quote);
  const start = reader.position;
  const name = readString(reader);
  const found = kinds.get(name);
  if (found === undefined)
    return reader.fail(`an AttributeValue of the unknown type ${JSON.stringify(name)}`, start);
  reader.expect(byte.colon);
  const opening = openings[found] ?? '';
  if (opening !== '') reader.expect(opening.charCodeAt(0));
  return found;
}
