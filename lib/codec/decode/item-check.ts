import { braceBrace, braceComma, readBoolean, readNull } from './attribute.ts';
import {
  type AttributeType,
  attributeType,
  openingOf,
  readAttributeType,
  readTypeName,
  typeNames,
} from './attribute-types.ts';
import { skipBinary } from './base64.ts';
import type { ByteReader } from './byte-reader.ts';
import { byte } from './bytes.ts';
import type { CheckedAttribute, CheckedAttributes } from './checked-attributes.ts';
import { skipNumber } from './number.ts';
import { readKeptName } from './string.ts';
import { skipText } from './text-check.ts';

/** How many attributes are compared before the name is parsed: items leave out some attributes, but rarely many. */
const lookahead = 6;

/** The number of the latest map; it wraps around. */
let latestMap = 0;

/**
 * Checks the attributes of a map or an item, from after the opening brace through the closing one, and makes no values.
 *
 * It refuses exactly what `readMap` refuses, and leaves the bytes as they are. It clears `isCompact` of the reader for a name
 * that occurs twice: names without white space and escapes are found by their bytes.
 */
export function checkMap(reader: ByteReader, attributes: CheckedAttributes): void {
  if (reader.accept(byte.closeBrace)) return;
  reader.enter();
  latestMap = (latestMap + 1) | 0;
  const map = latestMap;
  let oneOffs: Set<string> | undefined;
  let attribute = firstAttribute(reader, attributes);
  if (attribute.opening === undefined) oneOffs = new Set([attribute.name]);
  for (;;) {
    const { occurrence, next } = attribute;
    if (occurrence.map === map) reader.isCompact = false;
    occurrence.map = map;
    checkContents(reader, attribute.type, attribute.contents);
    if (next?.following?.matches(reader.view, reader.position)) {
      reader.position += next.following.size;
      attribute = next;
      continue;
    }
    if (!hasMoreAttributes(reader, attribute)) break;
    attribute = nextAttribute(reader, attributes, attribute);
    if (oneOffs?.has(attribute.name)) reader.isCompact = false;
    if (attribute.opening === undefined) oneOffs = (oneOffs ?? new Set()).add(attribute.name);
  }
  reader.leave();
}

/** Consumes the end of an attribute and the comma after it, and returns `true`; or with the end of the map, and returns `false`. */
function hasMoreAttributes(reader: ByteReader, attribute: CheckedAttribute): boolean {
  // Without white space, `},` or `}}` follows: one comparison of two bytes.
  const nextBytes = reader.view.getUint16(reader.position);
  if (nextBytes === braceComma || nextBytes === braceBrace) {
    reader.position += 2;
    return nextBytes === braceComma;
  }
  if (!reader.acceptAdjacent(byte.closeBrace)) checkRest(reader, attribute.type, attribute.contents);
  return reader.hasMore(byte.closeBrace);
}

function firstAttribute(reader: ByteReader, attributes: CheckedAttributes): CheckedAttribute {
  return predictedAttribute(reader, attributes.first) ?? readUnpredicted(reader, attributes, undefined);
}

function nextAttribute(
  reader: ByteReader,
  attributes: CheckedAttributes,
  latest: CheckedAttribute,
): CheckedAttribute {
  const isLearned = latest.opening !== undefined;
  return (
    predictedAttribute(reader, latest.next) ??
    readUnpredicted(reader, attributes, isLearned ? latest : latest.previous)
  );
}

/** Reads the beginning of an expected attribute or one of those after it; `undefined` if none of them matches. */
function predictedAttribute(
  reader: ByteReader,
  expected: CheckedAttribute | undefined,
): CheckedAttribute | undefined {
  let attribute = expected;
  for (let tries = 0; attribute !== undefined && tries < lookahead; tries++) {
    if (attribute.opening?.matches(reader.view, reader.position)) {
      reader.position += attribute.opening.size;
      return attribute;
    }
    attribute = attribute.next;
  }
  return undefined;
}

/** Reads the beginning of an attribute that was not predicted, with any white space and escapes. */
function readUnpredicted(
  reader: ByteReader,
  attributes: CheckedAttributes,
  previous: CheckedAttribute | undefined,
): CheckedAttribute {
  reader.expect(byte.quote);
  const name = readKeptName(reader);
  reader.expect(byte.colon);
  return attributes.findOrLearn(name, readAttributeType(reader), previous);
}

/** Checks the rest of an AttributeValue after its first contents: its type may repeat, but a second type is an error. */
function checkRest(reader: ByteReader, type: AttributeType, attributes: CheckedAttributes): void {
  while (reader.hasMore(byte.closeBrace)) {
    reader.isCompact = false;
    const start = reader.position;
    if (readTypeName(reader) !== type) reader.fail('an AttributeValue of more than one type', start);
    checkContents(reader, type, attributes);
  }
}

/** Checks the contents of an AttributeValue, from after the opening quote or bracket through the closing one. */
function checkContents(reader: ByteReader, type: AttributeType, attributes: CheckedAttributes): void {
  switch (type) {
    case attributeType.S:
      skipText(reader);
      break;
    case attributeType.N:
      skipNumber(reader);
      break;
    case attributeType.M:
      checkMap(reader, attributes);
      break;
    case attributeType.L:
      checkList(reader, attributes.element);
      break;
    case attributeType.BOOL:
      readBoolean(reader);
      break;
    case attributeType.NULL:
      readNull(reader);
      break;
    case attributeType.B:
      skipBinary(reader);
      break;
    case attributeType.SS:
      checkSet(reader, skipText);
      break;
    case attributeType.NS:
      checkSet(reader, skipNumber);
      break;
    case attributeType.BS:
      checkSet(reader, skipBinary);
  }
}

/** What is between two elements of a list, `},{"S":"`, as a double: by types, NaN for the types of more than one letter. */
const betweenElements = typeNames.map((_, type) => {
  const text = `},${openingOf(type as AttributeType)}`;
  return text.length === 8 ? Buffer.from(text).readDoubleLE() : Number.NaN;
});

function checkList(reader: ByteReader, element: CheckedAttributes): void {
  if (reader.accept(byte.closeBracket)) return;
  reader.enter();
  let type = readAttributeType(reader);
  for (;;) {
    checkContents(reader, type, element);
    if (reader.view.getFloat64(reader.position, true) === betweenElements[type]) {
      reader.position += 8;
      continue;
    }
    if (!reader.acceptAdjacent(byte.closeBrace)) checkRest(reader, type, element);
    if (!reader.hasMore(byte.closeBracket)) break;
    type = readAttributeType(reader);
  }
  reader.leave();
}

/** What is between two elements of a set. */
const commaQuote = (byte.comma << 8) | byte.quote;

function checkSet(reader: ByteReader, skipElement: (reader: ByteReader) => void): void {
  if (reader.accept(byte.closeBracket)) return;
  do {
    reader.expect(byte.quote);
    skipElement(reader);
    while (reader.view.getUint16(reader.position) === commaQuote) {
      reader.position += 2;
      skipElement(reader);
    }
  } while (reader.hasMore(byte.closeBracket));
}
