import type { AttributePredictor, PredictedAttribute } from './attribute-predictor.ts';
import { type AttributeType, attributeType, openAttribute, openContents } from './attribute-types.ts';
import { readBinary } from './base64.ts';
import { BytePattern } from './byte-pattern.ts';
import type { ByteReader } from './byte-reader.ts';
import { byte } from './bytes.ts';
import { readJson, readName } from './json.ts';
import { type Members, setMember } from './members.ts';
import { readNumber } from './number.ts';
import type { ObjectLayout } from './object-layout.ts';
import { readString } from './string.ts';

/** Reads an AttributeValue, `{"S":"…"}`, as a native value. */
export function readAttribute(reader: ByteReader, predictor: AttributePredictor): unknown {
  const opened = openAttribute(reader);
  const value = readContents(reader, opened, predictor);
  return reader.isNext(byte.closeBrace) ? value : readRest(reader, opened, predictor, value);
}

/**
 * Reads what is left of an AttributeValue when its kind is known.
 *
 * JSON lets a name repeat, and the last one counts; so an AttributeValue may say its type again, but no other.
 */
function readRest(
  reader: ByteReader,
  opened: AttributeType,
  predictor: AttributePredictor,
  first: unknown,
): unknown {
  let value = first;
  while (reader.goesOn(byte.closeBrace)) {
    const start = reader.position;
    if (openContents(reader) !== opened) reader.fail('an AttributeValue of more than one type', start);
    value = readContents(reader, opened, predictor);
  }
  return value;
}

/** Reads the contents of an AttributeValue, from behind their opening quote or bracket to behind the closing one. */
function readContents(reader: ByteReader, opened: AttributeType, predictor: AttributePredictor): unknown {
  switch (opened) {
    case attributeType.S:
      return readString(reader);
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
      return readSet(reader, readString);
    case attributeType.NS:
      return readSet(reader, readNumber);
    case attributeType.BS:
      return readSet(reader, readBinary);
  }
}

/**
 * Reads the attributes of a map or an item, from behind its opening brace to behind the closing one.
 *
 * As long as the names make a layout that is known, the values wait on the page's stack, and the object is made of them
 * at the end. From a name on that does not, members are set one by one.
 */
export function readMap(reader: ByteReader, predictor: AttributePredictor): Members {
  if (reader.isEmpty(byte.closeBrace)) return {};
  reader.enter();
  const base = reader.top;
  let layout: ObjectLayout = predictor.layout;
  let loose: Members | undefined;
  let last: PredictedAttribute | undefined;
  let goesOn = true;
  while (goesOn) {
    const field: PredictedAttribute = predictor.predict(reader, last) ?? readField(reader, predictor, last);
    let value = readContents(reader, field.type, field.predictor);
    // As the service writes it, what ends the attribute and what follows are two bytes, compared at once.
    const following = reader.view.getUint16(reader.position);
    if (following === braceAndComma || following === twoBraces) {
      reader.position += 2;
      goesOn = following === braceAndComma;
    } else {
      if (!reader.isNext(byte.closeBrace)) value = readRest(reader, field.type, field.predictor, value);
      goesOn = reader.goesOn(byte.closeBrace);
    }
    if (field.isKnown) last = field;
    if (loose === undefined) {
      const next = field.isKnown ? layout.with(field.name) : undefined;
      if (next !== undefined) {
        layout = next;
        reader.values[reader.top++] = value;
        continue;
      }
      loose = layout.build(reader, base);
    }
    setMember(loose, field.name, value);
  }
  reader.leave();
  return loose ?? layout.build(reader, base);
}

const braceAndComma = (byte.closeBrace << 8) | byte.comma;
const twoBraces = (byte.closeBrace << 8) | byte.closeBrace;

/** Reads the beginning of an attribute, however it is written. */
function readField(
  reader: ByteReader,
  predictor: AttributePredictor,
  last: PredictedAttribute | undefined,
): PredictedAttribute {
  const name = readName(reader);
  return predictor.recall(name, openAttribute(reader), last);
}

function readList(reader: ByteReader, element: AttributePredictor): unknown[] {
  const list: unknown[] = [];
  if (reader.isEmpty(byte.closeBracket)) return list;
  reader.enter();
  do list.push(readAttribute(reader, element));
  while (reader.goesOn(byte.closeBracket));
  reader.leave();
  return list;
}

function readSet(reader: ByteReader, readElement: (reader: ByteReader) => unknown): Set<unknown> {
  const set = new Set();
  if (reader.isEmpty(byte.closeBracket)) return set;
  do {
    reader.expect(byte.quote);
    set.add(readElement(reader));
  } while (reader.goesOn(byte.closeBracket));
  return set;
}

const yes = new BytePattern('true');
const no = new BytePattern('false');

/** Reads `true` or `false`: where they stand is known, and asking for them first spares telling apart all that JSON has. */
function readBoolean(reader: ByteReader): boolean {
  if (skipIf(reader, yes)) return true;
  if (skipIf(reader, no)) return false;
  const start = reader.position;
  const value = readJson(reader);
  return typeof value === 'boolean' ? value : reader.fail('a BOOL that is neither true nor false', start);
}

function readNull(reader: ByteReader): null {
  if (skipIf(reader, yes)) return null;
  const start = reader.position;
  return readJson(reader) === true ? null : reader.fail('a NULL that is not true', start);
}

/** Reads a pattern if it comes next, without any white space. */
function skipIf(reader: ByteReader, pattern: BytePattern): boolean {
  if (!pattern.matches(reader.view, reader.position)) return false;
  reader.position += pattern.size;
  return true;
}
