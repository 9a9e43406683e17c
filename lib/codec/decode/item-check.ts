import { braceBrace, braceComma, readBoolean, readNull } from './attribute.ts';
import type { AttributePredictor, PredictedAttribute } from './attribute-predictor.ts';
import { type AttributeType, attributeType, readAttributeType, readTypeName } from './attribute-types.ts';
import { skipBinary } from './base64.ts';
import type { ByteReader } from './byte-reader.ts';
import { byte } from './bytes.ts';
import { skipNumber } from './number.ts';
import { readKeptName, skipString } from './string.ts';

/** The number of the latest map; it wraps around. */
let latestMap = 0;

/**
 * Checks the attributes of a map or an item, from after the opening brace through the closing one, and makes no values.
 *
 * It refuses exactly what `readMap` refuses, predicts the names in the same way, and leaves the bytes as they are. It clears
 * `isCompact` of the reader for a name that occurs twice: names without white space and escapes are found by their bytes.
 */
export function checkMap(reader: ByteReader, predictor: AttributePredictor): void {
  if (reader.accept(byte.closeBrace)) return;
  reader.enter();
  latestMap = (latestMap + 1) | 0;
  const map = latestMap;
  let previous: PredictedAttribute | undefined;
  let oneOffs: Set<string> | undefined;
  let hasMore = true;
  while (hasMore) {
    const predicted = predictor.predict(reader, previous);
    const attribute: PredictedAttribute = predicted ?? readUnpredicted(reader, predictor, previous);
    if (predicted === undefined) {
      if (oneOffs?.has(attribute.name)) reader.isCompact = false;
      if (!attribute.isLearned) oneOffs = (oneOffs ?? new Set()).add(attribute.name);
    }
    if (attribute.isLearned) {
      if (attribute.occurrence.map === map) reader.isCompact = false;
      attribute.occurrence.map = map;
      previous = attribute;
    }
    checkContents(reader, attribute.type, attribute.predictor);
    // Without white space, `},` or `}}` follows: one comparison of two bytes.
    const nextBytes = reader.view.getUint16(reader.position);
    if (nextBytes === braceComma || nextBytes === braceBrace) {
      reader.position += 2;
      hasMore = nextBytes === braceComma;
    } else {
      if (!reader.acceptAdjacent(byte.closeBrace)) checkRest(reader, attribute.type, attribute.predictor);
      hasMore = reader.hasMore(byte.closeBrace);
    }
  }
  reader.leave();
}

/** Reads the beginning of an attribute that was not predicted, with any white space and escapes. */
function readUnpredicted(
  reader: ByteReader,
  predictor: AttributePredictor,
  previous: PredictedAttribute | undefined,
): PredictedAttribute {
  reader.expect(byte.quote);
  const name = readKeptName(reader);
  reader.expect(byte.colon);
  return predictor.findOrLearn(name, readAttributeType(reader), previous);
}

function checkAttribute(reader: ByteReader, predictor: AttributePredictor): void {
  const type = readAttributeType(reader);
  checkContents(reader, type, predictor);
  if (!reader.acceptAdjacent(byte.closeBrace)) checkRest(reader, type, predictor);
}

/** Checks the rest of an AttributeValue after its first contents: its type may repeat, but a second type is an error. */
function checkRest(reader: ByteReader, type: AttributeType, predictor: AttributePredictor): void {
  while (reader.hasMore(byte.closeBrace)) {
    reader.isCompact = false;
    const start = reader.position;
    if (readTypeName(reader) !== type) reader.fail('an AttributeValue of more than one type', start);
    checkContents(reader, type, predictor);
  }
}

/** Checks the contents of an AttributeValue, from after the opening quote or bracket through the closing one. */
function checkContents(reader: ByteReader, type: AttributeType, predictor: AttributePredictor): void {
  switch (type) {
    case attributeType.S:
      skipString(reader);
      break;
    case attributeType.N:
      skipNumber(reader);
      break;
    case attributeType.M:
      checkMap(reader, predictor);
      break;
    case attributeType.L:
      checkList(reader, predictor.element);
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
      checkSet(reader, skipString);
      break;
    case attributeType.NS:
      checkSet(reader, skipNumber);
      break;
    case attributeType.BS:
      checkSet(reader, skipBinary);
  }
}

function checkList(reader: ByteReader, element: AttributePredictor): void {
  if (reader.accept(byte.closeBracket)) return;
  reader.enter();
  do checkAttribute(reader, element);
  while (reader.hasMore(byte.closeBracket));
  reader.leave();
}

function checkSet(reader: ByteReader, skipElement: (reader: ByteReader) => void): void {
  if (reader.accept(byte.closeBracket)) return;
  do {
    reader.expect(byte.quote);
    skipElement(reader);
  } while (reader.hasMore(byte.closeBracket));
}
