import { types } from 'node:util';
import { isExactNumber } from '../exact-number.ts';
import { applyToJson } from './apply-to-json.ts';
import { bytesOf, writeBase64 } from './binary.ts';
import { byteLiteral } from './byte-literal.ts';
import type { ByteWriter } from './byte-writer.ts';
import { writeElements, writeEntries, writeMembers } from './containers.ts';
import { describeValue } from './describe-value.ts';
import { writeBigint, writeExactNumber, writeNumber } from './number.ts';
import { isPlainObject } from './plain-object.ts';
import { writeSet } from './set.ts';
import { writeText } from './text.ts';
import { refuse, startAttribute, type ValuePath } from './value-path.ts';

/** Writes an attribute of an item, and counts levels of nesting from here. */
export function encodeAttribute(value: unknown, writer: ByteWriter, path: ValuePath, depth: number): boolean {
  startAttribute(path, depth);
  return encodeValue(value, writer, path, depth);
}

const stringPrefix = byteLiteral('{"S":"');
const numberPrefix = byteLiteral('{"N":"');
const binaryPrefix = byteLiteral('{"B":"');
const quotedSuffix = byteLiteral('"},');
const mapPrefix = byteLiteral('{"M":');
const listPrefix = byteLiteral('{"L":');
const trueAttribute = byteLiteral('{"BOOL":true},');
const falseAttribute = byteLiteral('{"BOOL":false},');
const nullAttribute = byteLiteral('{"NULL":true},');

/** Writes a native value as the JSON of an AttributeValue: `'a'` as `{"S":"a"}`. */
function encodeValue(value: unknown, writer: ByteWriter, path: ValuePath, depth: number): boolean {
  const resolved = typeof value === 'object' ? applyToJson(value, path, depth) : value;
  switch (typeof resolved) {
    case 'string':
      writer.put(stringPrefix);
      writeText(resolved, writer, path, depth);
      writer.put(quotedSuffix);
      return true;
    case 'number':
      writer.put(numberPrefix);
      writeNumber(resolved, writer, path, depth);
      writer.put(quotedSuffix);
      return true;
    case 'bigint':
      writer.put(numberPrefix);
      writeBigint(resolved, writer, path, depth);
      writer.put(quotedSuffix);
      return true;
    case 'boolean':
      writer.put(resolved ? trueAttribute : falseAttribute);
      return true;
    case 'undefined':
      return false;
    case 'object':
      if (resolved === null) writer.put(nullAttribute);
      else writeObject(resolved, writer, path, depth);
      return true;
    default:
      return refuse(path, depth, `${describeValue(resolved)} cannot be stored`);
  }
}

function writeObject(value: object, writer: ByteWriter, path: ValuePath, depth: number): void {
  if (isPlainObject(value)) {
    writer.put(mapPrefix);
    writeMembers(value, writer, path, depth, encodeValue);
    writer.wrap();
  } else if (Array.isArray(value)) {
    writer.put(listPrefix);
    writeElements(value, writer, path, depth, encodeValue);
    writer.wrap();
  } else if (types.isSet(value)) {
    writeSet(value, writer, path, depth);
  } else if (types.isMap(value)) {
    writer.put(mapPrefix);
    writeEntries(value, writer, path, depth, encodeValue);
    writer.wrap();
  } else if (isExactNumber(value)) {
    writer.put(numberPrefix);
    writeExactNumber(value, writer, path, depth);
    writer.put(quotedSuffix);
  } else {
    const bytes = bytesOf(value, path, depth);
    if (bytes === undefined)
      refuse(path, depth, `${describeValue(value)} cannot be stored${adviceFor(value)}`);
    writer.put(binaryPrefix);
    writeBase64(bytes, writer);
    writer.put(quotedSuffix);
  }
}

/** A Uint8Array is the only buffer view that is stored as a binary, because binaries are read back as one. */
function adviceFor(value: object): string {
  return ArrayBuffer.isView(value)
    ? ': make a Uint8Array of its `buffer`, `byteOffset` and `byteLength` to store its bytes'
    : '';
}
