import type { AttributePredictor, PredictedAttribute } from './attribute-predictor.ts';
import { type AttributeType, attributeType, readAttributeType, readTypeName } from './attribute-types.ts';
import { readBinary } from './base64.ts';
import { BytePattern } from './byte-pattern.ts';
import type { ByteReader } from './byte-reader.ts';
import { byte } from './bytes.ts';
import { readJson, readName } from './json.ts';
import { type Members, setMember } from './members.ts';
import { readNumber } from './number.ts';
import type { ObjectLayout } from './object-layout.ts';
import type { Repetition } from './repeated-text.ts';

/** Reads an AttributeValue, `{"S":"…"}`, as a native value. */
export function readAttribute(reader: ByteReader, predictor: AttributePredictor): unknown {
  const type = readAttributeType(reader);
  const value = readContents(reader, type, predictor, predictor.repetition);
  return reader.acceptAdjacent(byte.closeBrace) ? value : readRest(reader, type, predictor, value);
}

/**
 * Reads the rest of an AttributeValue after its first contents.
 *
 * In JSON a name may repeat, and its last value counts; so the type may repeat, but a second type is an error.
 */
function readRest(
  reader: ByteReader,
  type: AttributeType,
  predictor: AttributePredictor,
  first: unknown,
): unknown {
  let value = first;
  while (reader.hasMore(byte.closeBrace)) {
    const start = reader.position;
    if (readTypeName(reader) !== type) reader.fail('an AttributeValue of more than one type', start);
    value = readContents(reader, type, predictor, predictor.repetition);
  }
  return value;
}

/** Reads the contents of an AttributeValue, from after the opening quote or bracket through the closing one. */
function readContents(
  reader: ByteReader,
  type: AttributeType,
  predictor: AttributePredictor,
  repetition: Repetition,
): unknown {
  switch (type) {
    case attributeType.S:
      return reader.repeatedTexts.read(reader, repetition);
    case attributeType.N:
      return readNumber(reader);
    case attributeType.M:
      return readMap(reader, predictor);
    case attributeType.L:
      return readList(reader, predictor.element);
    case attributeType.BOOL:
      return readBoolean(reader);
    case attributeType.NULL:
      return readNull(reader);
    case attributeType.B:
      return readBinary(reader);
    case attributeType.SS:
      return readTextSet(reader, repetition);
    case attributeType.NS:
      return readSet(reader, readNumber);
    case attributeType.BS:
      return readSet(reader, readBinary);
  }
}

/**
 * Reads the attributes of a map or an item, from after the opening brace through the closing one.
 *
 * As long as the names form a layout, the values are pushed onto the reader's value stack, and the object is built from
 * them at the end. After the first name without a layout, members are set one by one.
 */
export function readMap(reader: ByteReader, predictor: AttributePredictor): Members {
  if (reader.accept(byte.closeBrace)) return {};
  reader.enter();
  const stackBase = reader.stackTop;
  let layout: ObjectLayout = predictor.layout;
  let object: Members | undefined;
  let previous: PredictedAttribute | undefined;
  let expected: PredictedAttribute | undefined;
  let hasMore = true;
  while (hasMore) {
    const attribute: PredictedAttribute =
      expected ?? predictor.predict(reader, previous) ?? readUnpredicted(reader, predictor, previous);
    let value = readContents(reader, attribute.type, attribute.predictor, attribute.repetition);
    expected = acceptExpected(reader, attribute.next);
    if (expected === undefined) {
      // Without white space, `},` or `}}` follows: one comparison of two bytes.
      const nextBytes = reader.view.getUint16(reader.position);
      if (nextBytes === braceComma || nextBytes === braceBrace) {
        reader.position += 2;
        hasMore = nextBytes === braceComma;
      } else {
        if (!reader.acceptAdjacent(byte.closeBrace))
          value = readRest(reader, attribute.type, attribute.predictor, value);
        hasMore = reader.hasMore(byte.closeBrace);
      }
    }
    if (attribute.isLearned) previous = attribute;
    if (object === undefined) {
      const next = attribute.isLearned ? layout.with(attribute.name) : undefined;
      if (next !== undefined) {
        layout = next;
        reader.valueStack[reader.stackTop++] = value;
        continue;
      }
      object = predictor.isVolatile
        ? layout.buildDictionary(reader, stackBase)
        : layout.build(reader, stackBase);
    }
    setMember(object, attribute.name, value);
  }
  reader.leave();
  return object ?? layout.build(reader, stackBase);
}

/** Consumes the end of an attribute and the beginning of the expected one, and returns that; `undefined` if others are next. */
function acceptExpected(
  reader: ByteReader,
  expected: PredictedAttribute | undefined,
): PredictedAttribute | undefined {
  const following = expected?.following;
  if (following === undefined || !following.matches(reader.view, reader.position)) return undefined;
  reader.position += following.size;
  return expected;
}

/** What follows an attribute if there is no white space. */
export const braceComma = (byte.closeBrace << 8) | byte.comma;
export const braceBrace = (byte.closeBrace << 8) | byte.closeBrace;

/** Reads the beginning of an attribute that was not predicted, with any white space and escapes. */
function readUnpredicted(
  reader: ByteReader,
  predictor: AttributePredictor,
  previous: PredictedAttribute | undefined,
): PredictedAttribute {
  const name = readName(reader);
  return predictor.findOrLearn(name, readAttributeType(reader), previous);
}

function readList(reader: ByteReader, element: AttributePredictor): unknown[] {
  if (reader.accept(byte.closeBracket)) return [];
  reader.enter();
  const stackBase = reader.stackTop;
  do {
    const value = readAttribute(reader, element);
    reader.valueStack[reader.stackTop++] = value;
  } while (reader.hasMore(byte.closeBracket));
  reader.leave();
  const list = reader.valueStack.slice(stackBase, reader.stackTop);
  reader.stackTop = stackBase;
  return list;
}

function readTextSet(reader: ByteReader, repetition: Repetition): Set<string> {
  const set = new Set<string>();
  if (reader.accept(byte.closeBracket)) return set;
  do {
    reader.expect(byte.quote);
    set.add(reader.repeatedTexts.read(reader, repetition));
  } while (reader.hasMore(byte.closeBracket));
  return set;
}

function readSet(reader: ByteReader, readElement: (reader: ByteReader) => unknown): Set<unknown> {
  const set = new Set();
  if (reader.accept(byte.closeBracket)) return set;
  do {
    reader.expect(byte.quote);
    set.add(readElement(reader));
  } while (reader.hasMore(byte.closeBracket));
  return set;
}

const truePattern = new BytePattern('true');
const falsePattern = new BytePattern('false');

/** Reads `true` or `false`. Comparing these two first avoids the dispatch over all JSON values in `readJson`. */
export function readBoolean(reader: ByteReader): boolean {
  if (acceptPattern(reader, truePattern)) return true;
  if (acceptPattern(reader, falsePattern)) return false;
  const start = reader.position;
  const value = readJson(reader);
  return typeof value === 'boolean' ? value : reader.fail('a BOOL that is neither true nor false', start);
}

/** Reads the `true` of a NULL. */
export function readNull(reader: ByteReader): null {
  if (acceptPattern(reader, truePattern)) return null;
  const start = reader.position;
  return readJson(reader) === true ? null : reader.fail('a NULL that is not true', start);
}

/** Consumes a pattern if it is next, without skipping white space. */
function acceptPattern(reader: ByteReader, pattern: BytePattern): boolean {
  if (!pattern.matches(reader.view, reader.position)) return false;
  reader.position += pattern.size;
  return true;
}
