import { base64Text } from '../base64-text.ts';
import { formatDecimal, parseDecimal } from '../decimal.ts';
import { bytesOf, writeBase64 } from './binary.ts';
import { byteLiteral } from './byte-literal.ts';
import type { ByteWriter } from './byte-writer.ts';
import { type Encoder, writeElements, writeMembers } from './containers.ts';
import { describeValue } from './describe-value.ts';
import { refuseDuplicateValues } from './duplicate-values.ts';
import { isPlainObject, type PlainObject } from './plain-object.ts';
import { writeText } from './text.ts';
import { refuse, startAttributeValue, type ValuePath } from './value-path.ts';

const quote = byteLiteral('"');
const quotedEnd = byteLiteral('",');
const yes = byteLiteral('true,');
const no = byteLiteral('false,');

/**
 * Writes an AttributeValue that is given as one, `{ S: 'a' }` as `{"S":"a"}`, for callers of the low-level API.
 *
 * Only its structure is checked; whether DynamoDB stores a number or a set as it is given, the service says.
 */
export function encodeAttributeValue(
  value: unknown,
  writer: ByteWriter,
  path: ValuePath,
  depth: number,
): boolean {
  startAttributeValue(path, depth);
  return encodeTyped(value, writer, path, depth);
}

function encodeTyped(value: unknown, writer: ByteWriter, path: ValuePath, depth: number): boolean {
  if (value === undefined) return false;
  if (typeof value !== 'object' || value === null || !isPlainObject(value))
    return refuse(path, depth, `${describeValue(value)} where an AttributeValue is expected`);
  const type = typeOf(value, path, depth);
  const contents = value[type];
  const opening = openings.get(type);
  const write = writers.get(type);
  if (opening === undefined || write === undefined)
    return refuse(path, depth, `an AttributeValue of the unknown type ${JSON.stringify(type)}`);
  writer.put(opening);
  path.steps[depth] = type;
  write(contents, writer, path, depth + 1);
  writer.wrap();
  return true;
}

/** Returns the one member of an AttributeValue. */
function typeOf(value: PlainObject, path: ValuePath, depth: number): string {
  const types = Object.keys(value).filter((name) => value[name] !== undefined);
  const [type] = types;
  if (type === undefined) return refuse(path, depth, 'an AttributeValue without a type');
  if (types.length > 1) return refuse(path, depth, `an AttributeValue of the types ${types.join(' and ')}`);
  return type;
}

/** Writes the contents of one type of AttributeValue, and a comma after them. */
type ContentsWriter = (contents: unknown, writer: ByteWriter, path: ValuePath, depth: number) => void;

const writers = new Map<string, ContentsWriter>([
  ['S', writeString],
  ['N', writeNumberText],
  ['B', writeBinary],
  ['BOOL', writeBoolean],
  ['NULL', writeNull],
  ['SS', setWriter(writeString)],
  ['NS', setWriter(writeNumberText, true)],
  ['BS', setWriter(writeBinary)],
  ['L', listWriter(encodeTyped)],
  ['M', writeMap],
]);

const openings = new Map(Array.from(writers.keys(), (type) => [type, byteLiteral(`{"${type}":`)]));

function writeString(text: unknown, writer: ByteWriter, path: ValuePath, depth: number): void {
  if (typeof text !== 'string') refuse(path, depth, `${describeValue(text)} where a string is expected`);
  writer.put(quote);
  writeText(text, writer, path, depth);
  writer.put(quotedEnd);
}

function writeNumberText(text: unknown, writer: ByteWriter, path: ValuePath, depth: number): void {
  if (path.forNative && typeof text === 'string') checkDecimal(text, path, depth);
  writeString(text, writer, path, depth);
}

function checkDecimal(text: string, path: ValuePath, depth: number): void {
  try {
    parseDecimal(text);
  } catch (error) {
    refuse(path, depth, (error as Error).message);
  }
}

function writeBinary(value: unknown, writer: ByteWriter, path: ValuePath, depth: number): void {
  if (path.forNative && typeof value === 'string') {
    if (!base64Text.test(value)) refuse(path, depth, 'a binary that is not base64');
    writeString(value, writer, path, depth);
    return;
  }
  const bytes = bytesOf(value, path, depth);
  if (bytes === undefined) refuse(path, depth, `${describeValue(value)} where a Uint8Array is expected`);
  writer.put(quote);
  writeBase64(bytes, writer);
  writer.put(quotedEnd);
}

function writeBoolean(value: unknown, writer: ByteWriter, path: ValuePath, depth: number): void {
  if (typeof value !== 'boolean') refuse(path, depth, `${describeValue(value)} where a boolean is expected`);
  writer.put(value ? yes : no);
}

function writeNull(value: unknown, writer: ByteWriter, path: ValuePath, depth: number): void {
  if (path.forNative && value === false) refuse(path, depth, 'false has no native value: a null is true');
  writeBoolean(value, writer, path, depth);
}

function writeMap(map: unknown, writer: ByteWriter, path: ValuePath, depth: number): void {
  if (typeof map !== 'object' || map === null || !isPlainObject(map))
    refuse(path, depth, `${describeValue(map)} where an object is expected`);
  writeMembers(map, writer, path, depth, encodeTyped);
}

function listWriter(encodeElement: Encoder): ContentsWriter {
  return (list, writer, path, depth) => {
    if (!Array.isArray(list)) refuse(path, depth, `${describeValue(list)} where an array is expected`);
    writeElements(list, writer, path, depth, encodeElement);
  };
}

function setWriter(write: ContentsWriter, isOfNumbers = false): ContentsWriter {
  const writeElementsOf = listWriter((value, writer, path, depth) => {
    if (value === undefined) return false;
    write(value, writer, path, depth);
    return true;
  });
  return (set, writer, path, depth) => {
    const start = writer.end;
    writeElementsOf(set, writer, path, depth);
    if (!path.forNative) return;
    const elements: readonly string[] = JSON.parse(writer.bytes.utf8Slice(start, writer.end - 1));
    if (elements.length === 0) refuse(path, depth, 'an empty set');
    refuseDuplicateValues(isOfNumbers ? elements.map(canonicalDecimal) : elements, path, depth);
  };
}

function canonicalDecimal(text: string): string {
  return formatDecimal(parseDecimal(text));
}
