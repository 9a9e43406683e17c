import type { Shape } from '../shape.ts';
import { readAttribute, readMap } from './attribute.ts';
import { AttributePredictor } from './attribute-predictor.ts';
import { readAttributeMap, readAttributeValue } from './attribute-value.ts';
import type { ByteReader } from './byte-reader.ts';
import { byte } from './bytes.ts';
import { readJson, readName } from './json.ts';
import type { LearningLimit } from './learning-limit.ts';
import { type Members, setMember } from './members.ts';
import { numberReading } from './number-reading.ts';

const lossless = numberReading('lossless');

/** Reads a value that stands at a page's position. */
export type ShapeReader = (reader: ByteReader) => unknown;

/**
 * Makes the reader of a shape.
 *
 * Responses differ in where their attributes stand, items do not: so the structure around them is read by functions that
 * call one another, made once per decoder, and all that must be fast happens inside of `readMap`.
 */
export function shapeReader(shape: Shape | undefined, budget: LearningLimit): ShapeReader {
  if (shape === undefined || shape === 'encoded') return readJson;
  if (shape === 'timestamp') return readTimestamp;
  if (shape === 'attribute') return attributeReader(new AttributePredictor(budget));
  if (shape === 'attributeValue') return readAttributeValue;
  if ('list' in shape) return listReader(shapeReader(shape.list, budget));
  if ('members' in shape) return membersReader(shape.members, budget);
  if (shape.map === 'attributeValue') return readAttributeItem;
  const read =
    shape.map === 'attribute'
      ? itemReader(new AttributePredictor(budget))
      : mapReader(shapeReader(shape.map, budget));
  return shape.lossless ? losslessReader(read) : read;
}

/** What the caller is going to send back keeps every digit, whatever the rule for the rest of the page. */
function losslessReader(read: ShapeReader): ShapeReader {
  return (reader) => {
    const { numbers } = reader;
    reader.numbers = lossless;
    try {
      return read(reader);
    } finally {
      reader.numbers = numbers;
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

function readAttributeItem(reader: ByteReader): Members {
  reader.expect(byte.openBrace);
  return readAttributeMap(reader);
}

function listReader(readElement: ShapeReader): ShapeReader {
  return (reader) => {
    const list: unknown[] = [];
    reader.expect(byte.openBracket);
    if (reader.isEmpty(byte.closeBracket)) return list;
    do list.push(readElement(reader));
    while (reader.goesOn(byte.closeBracket));
    return list;
  };
}

function mapReader(readValue: ShapeReader): ShapeReader {
  return (reader) => {
    const map: Members = {};
    reader.expect(byte.openBrace);
    if (reader.isEmpty(byte.closeBrace)) return map;
    do setMember(map, readName(reader), readValue(reader));
    while (reader.goesOn(byte.closeBrace));
    return map;
  };
}

/** A member that is `null` where something else is expected is left out: the service means nothing else by it. */
function membersReader(shapes: Readonly<Record<string, Shape>>, budget: LearningLimit): ShapeReader {
  const readers = new Map(Object.entries(shapes).map(([name, shape]) => [name, shapeReader(shape, budget)]));
  return (reader) => {
    const members: Members = {};
    reader.expect(byte.openBrace);
    if (reader.isEmpty(byte.closeBrace)) return members;
    do {
      const name = readName(reader);
      const read = readers.get(name);
      if (read === undefined) setMember(members, name, readJson(reader));
      else if (reader.peek() === letterN && readJson(reader) === null) delete members[name];
      else setMember(members, name, read(reader));
    } while (reader.goesOn(byte.closeBrace));
    return members;
  };
}

/** What `null` begins with, and nothing else. */
const letterN = 0x6e;
