import { types } from 'node:util';
import { isExactNumber } from '../exact-number.ts';
import { bytesOf, writeBase64 } from './binary.ts';
import { byteLiteral } from './byte-literal.ts';
import type { ByteWriter } from './byte-writer.ts';
import { writeElements, writeEntries, writeMembers } from './containers.ts';
import { describe, jsonValue } from './json-value.ts';
import { writeBigint, writeExactNumber, writeNumber } from './number.ts';
import { isPlainObject } from './plain-object.ts';
import { writeSet } from './set.ts';
import { writeText } from './text.ts';
import { refuse, startAttribute, type ValuePath } from './value-path.ts';

/** Writes an attribute of an item, from which the levels of nesting count. */
export function encodeAttribute(value: unknown, writer: ByteWriter, path: ValuePath, depth: number): boolean {
  startAttribute(path, depth);
  return encodeValue(value, writer, path, depth);
}

const text = byteLiteral('{"S":"');
const number = byteLiteral('{"N":"');
const binary = byteLiteral('{"B":"');
const quotedEnd = byteLiteral('"},');
const map = byteLiteral('{"M":');
const list = byteLiteral('{"L":');
const yes = byteLiteral('{"BOOL":true},');
const no = byteLiteral('{"BOOL":false},');
const nothing = byteLiteral('{"NULL":true},');

/** Writes a native value as the JSON of an AttributeValue: `'a'` as `{"S":"a"}`. */
function encodeValue(value: unknown, writer: ByteWriter, path: ValuePath, depth: number): boolean {
  const settled = typeof value === 'object' ? jsonValue(value, path, depth) : value;
  switch (typeof settled) {
    case 'string':
      writer.put(text);
      writeText(settled, writer, path, depth);
      writer.put(quotedEnd);
      return true;
    case 'number':
      writer.put(number);
      writeNumber(settled, writer, path, depth);
      writer.put(quotedEnd);
      return true;
    case 'bigint':
      writer.put(number);
      writeBigint(settled, writer, path, depth);
      writer.put(quotedEnd);
      return true;
    case 'boolean':
      writer.put(settled ? yes : no);
      return true;
    case 'undefined':
      return false;
    case 'object':
      if (settled === null) writer.put(nothing);
      else writeObject(settled, writer, path, depth);
      return true;
    default:
      return refuse(path, depth, `${describe(settled)} cannot be stored`);
  }
}

function writeObject(value: object, writer: ByteWriter, path: ValuePath, depth: number): void {
  if (isPlainObject(value)) {
    writer.put(map);
    writeMembers(value, writer, path, depth, encodeValue);
    writer.wrap();
  } else if (Array.isArray(value)) {
    writer.put(list);
    writeElements(value, writer, path, depth, encodeValue);
    writer.wrap();
  } else if (types.isSet(value)) {
    writeSet(value, writer, path, depth);
  } else if (types.isMap(value)) {
    writer.put(map);
    writeEntries(value, writer, path, depth, encodeValue);
    writer.wrap();
  } else if (isExactNumber(value)) {
    writer.put(number);
    writeExactNumber(value, writer, path, depth);
    writer.put(quotedEnd);
  } else {
    const bytes = bytesOf(value, path, depth);
    if (bytes === undefined) refuse(path, depth, `${describe(value)} cannot be stored${adviceFor(value)}`);
    writer.put(binary);
    writeBase64(bytes, writer);
    writer.put(quotedEnd);
  }
}

/** Of the views of a buffer only that of its bytes is a binary: what is read back is one too. */
function adviceFor(value: object): string {
  return ArrayBuffer.isView(value)
    ? ': make a Uint8Array of its `buffer`, `byteOffset` and `byteLength` to store its bytes'
    : '';
}
