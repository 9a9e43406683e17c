import type { Shape } from '../shape.ts';
import { readAttribute, readMap } from './attribute.ts';
import { AttributePredictor } from './attribute-predictor.ts';
import { readAttributeMap, readAttributeValue } from './attribute-value.ts';
import type { ByteReader } from './byte-reader.ts';
import { byte } from './bytes.ts';
import { CheckedAttributes } from './checked-attributes.ts';
import { readItemBytes, readItemBytesList } from './item-bytes-reader.ts';
import { readJson, readName } from './json.ts';
import type { LearningLimit } from './learning-limit.ts';
import { type Members, setMember } from './members.ts';
import { numberParser } from './number-parser.ts';

const losslessParser = numberParser('lossless');

/** Reads the value at the reader's position. */
export type ShapeReader = (reader: ByteReader) => unknown;

/**
 * Returns the reader of a shape.
 *
 * The shape determines only the structure around the items. That is read by nested functions, made once per decoder; all
 * that must be fast happens inside `readMap`.
 */
export function shapeReader(shape: Shape | undefined, limit: LearningLimit): ShapeReader {
  if (shape === undefined || shape === 'encoded') return readJson;
  if (shape === 'timestamp') return readTimestamp;
  if (shape === 'attribute') return attributeReader(new AttributePredictor(limit));
  if (shape === 'attributeValue') return readAttributeValue;
  if (shape === 'itemBytes') return itemBytesReader(readItemBytes, limit);
  if ('list' in shape && shape.list === 'itemBytes') return itemBytesReader(readItemBytesList, limit);
  if ('list' in shape) return listReader(shapeReader(shape.list, limit));
  if ('members' in shape) return membersReader(shape.members, limit);
  if (shape.map === 'attributeValue') return readAttributeItem;
  const read =
    shape.map === 'attribute'
      ? itemReader(new AttributePredictor(limit))
      : mapReader(shapeReader(shape.map, limit));
  return shape.lossless ? losslessReader(read) : read;
}

/** Reads a part of the response that the caller sends back, without loss of digits under any number rule. */
function losslessReader(read: ShapeReader): ShapeReader {
  return (reader) => {
    const { numberParser } = reader;
    reader.numberParser = losslessParser;
    try {
      return read(reader);
    } finally {
      reader.numberParser = numberParser;
    }
  };
}

function readTimestamp(reader: ByteReader): Date {
  const start = reader.position;
  const seconds = readJson(reader);
  return typeof seconds === 'number'
    ? new Date(Math.round(seconds * 1000))
    : reader.fail('a timestamp that is not a number', start);
}

function attributeReader(predictor: AttributePredictor): ShapeReader {
  return (reader) => {
    reader.peek();
    return readAttribute(reader, predictor);
  };
}

function itemReader(predictor: AttributePredictor): ShapeReader {
  return (reader) => {
    reader.expect(byte.openBrace);
    return readMap(reader, predictor);
  };
}

function itemBytesReader(
  read: (reader: ByteReader, predictor: CheckedAttributes) => unknown,
  limit: LearningLimit,
): ShapeReader {
  const predictor = new CheckedAttributes(limit);
  return (reader) => read(reader, predictor);
}

function readAttributeItem(reader: ByteReader): Members {
  reader.expect(byte.openBrace);
  return readAttributeMap(reader);
}

function listReader(readElement: ShapeReader): ShapeReader {
  return (reader) => {
    const list: unknown[] = [];
    reader.expect(byte.openBracket);
    if (reader.accept(byte.closeBracket)) return list;
    do list.push(readElement(reader));
    while (reader.hasMore(byte.closeBracket));
    return list;
  };
}

function mapReader(readValue: ShapeReader): ShapeReader {
  return (reader) => {
    const map: Members = {};
    reader.expect(byte.openBrace);
    if (reader.accept(byte.closeBrace)) return map;
    do setMember(map, readName(reader), readValue(reader));
    while (reader.hasMore(byte.closeBrace));
    return map;
  };
}

/** Returns the reader of an object with the given members. It omits those that are `null`: they are absent. */
function membersReader(shapes: Readonly<Record<string, Shape>>, limit: LearningLimit): ShapeReader {
  const readers = new Map(Object.entries(shapes).map(([name, shape]) => [name, shapeReader(shape, limit)]));
  return (reader) => {
    const members: Members = {};
    reader.expect(byte.openBrace);
    if (reader.accept(byte.closeBrace)) return members;
    do {
      const name = readName(reader);
      if (reader.peek() === letterN && readJson(reader) === null) delete members[name];
      else setMember(members, name, (readers.get(name) ?? readJson)(reader));
    } while (reader.hasMore(byte.closeBrace));
    return members;
  };
}

/** Only `null` begins with an n. */
const letterN = 0x6e;
