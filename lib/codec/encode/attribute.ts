import { types } from 'node:util';
import { isExactNumber } from '../exact-number.ts';
import { bytesOf, writeBase64 } from './binary.ts';
import type { Body } from './body.ts';
import { writeElements, writeEntries, writeMembers } from './containers.ts';
import { describe, jsonValue } from './json-value.ts';
import { writeBigint, writeExactNumber, writeNumber } from './number.ts';
import { isPlainObject } from './plain-object.ts';
import { writeSet } from './set.ts';
import { writeText } from './text.ts';
import { tokenOf } from './token.ts';
import { refuse, startAttribute, type Trail } from './trail.ts';

/** Writes an attribute of an item, from which the levels of nesting count. */
export function encodeAttribute(value: unknown, body: Body, trail: Trail, depth: number): boolean {
  startAttribute(trail, depth);
  return encodeValue(value, body, trail, depth);
}

const text = tokenOf('{"S":"');
const number = tokenOf('{"N":"');
const binary = tokenOf('{"B":"');
const quotedEnd = tokenOf('"},');
const map = tokenOf('{"M":');
const list = tokenOf('{"L":');
const yes = tokenOf('{"BOOL":true},');
const no = tokenOf('{"BOOL":false},');
const nothing = tokenOf('{"NULL":true},');

/** Writes a native value as the JSON of an AttributeValue: `'a'` as `{"S":"a"}`. */
function encodeValue(value: unknown, body: Body, trail: Trail, depth: number): boolean {
  const settled = typeof value === 'object' ? jsonValue(value, trail, depth) : value;
  switch (typeof settled) {
    case 'string':
      body.put(text);
      writeText(settled, body, trail, depth);
      body.put(quotedEnd);
      return true;
    case 'number':
      body.put(number);
      writeNumber(settled, body, trail, depth);
      body.put(quotedEnd);
      return true;
    case 'bigint':
      body.put(number);
      writeBigint(settled, body, trail, depth);
      body.put(quotedEnd);
      return true;
    case 'boolean':
      body.put(settled ? yes : no);
      return true;
    case 'undefined':
      return false;
    case 'object':
      if (settled === null) body.put(nothing);
      else writeObject(settled, body, trail, depth);
      return true;
    default:
      return refuse(trail, depth, `${describe(settled)} cannot be stored`);
  }
}

function writeObject(value: object, body: Body, trail: Trail, depth: number): void {
  if (isPlainObject(value)) {
    body.put(map);
    writeMembers(value, body, trail, depth, encodeValue);
    body.wrap();
  } else if (Array.isArray(value)) {
    body.put(list);
    writeElements(value, body, trail, depth, encodeValue);
    body.wrap();
  } else if (types.isSet(value)) {
    writeSet(value, body, trail, depth);
  } else if (types.isMap(value)) {
    body.put(map);
    writeEntries(value, body, trail, depth, encodeValue);
    body.wrap();
  } else if (isExactNumber(value)) {
    body.put(number);
    writeExactNumber(value, body, trail, depth);
    body.put(quotedEnd);
  } else {
    const bytes = bytesOf(value, trail, depth);
    if (bytes === undefined) refuse(trail, depth, `${describe(value)} cannot be stored${adviceFor(value)}`);
    body.put(binary);
    writeBase64(bytes, body);
    body.put(quotedEnd);
  }
}

/** Of the views of a buffer only that of its bytes is a binary: what is read back is one too. */
function adviceFor(value: object): string {
  return ArrayBuffer.isView(value)
    ? ': make a Uint8Array of its `buffer`, `byteOffset` and `byteLength` to store its bytes'
    : '';
}
