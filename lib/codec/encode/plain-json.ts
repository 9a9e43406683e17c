import { types } from 'node:util';
import { byteLiteral } from './byte-literal.ts';
import type { ByteWriter } from './byte-writer.ts';
import { writeElements, writeEntries, writeMembers } from './containers.ts';
import { writeDecimal } from './digits.ts';
import { describe, jsonValue } from './json-value.ts';
import { isPlainObject } from './plain-object.ts';
import { writeText } from './text.ts';
import { refuse, type ValuePath } from './value-path.ts';

const quote = byteLiteral('"');
const quotedEnd = byteLiteral('",');
const comma = byteLiteral(',');
const yes = byteLiteral('true,');
const no = byteLiteral('false,');
const nothing = byteLiteral('null,');

/** Writes a value as plain JSON; unlike `JSON.stringify` it refuses what JSON would silently drop or alter. */
export function encodePlain(value: unknown, writer: ByteWriter, path: ValuePath, depth: number): boolean {
  const settled = jsonValue(value, path, depth);
  if (settled === undefined) return false;
  if (typeof settled === 'string') {
    writer.put(quote);
    writeText(settled, writer, path, depth);
    writer.put(quotedEnd);
  } else if (typeof settled === 'number' && Number.isFinite(settled)) {
    writeDecimal(settled, writer);
    writer.put(comma);
  } else if (typeof settled === 'boolean') writer.put(settled ? yes : no);
  else if (settled === null) writer.put(nothing);
  else writeContainer(settled, writer, path, depth);
  return true;
}

function writeContainer(value: unknown, writer: ByteWriter, path: ValuePath, depth: number): void {
  if (Array.isArray(value)) writeElements(value, writer, path, depth, encodePlain);
  else if (types.isMap(value)) writeEntries(value, writer, path, depth, encodePlain);
  else if (typeof value === 'object' && value !== null && isPlainObject(value)) {
    writeMembers(value, writer, path, depth, encodePlain);
  } else refuse(path, depth, `${describe(value)} cannot be written as JSON`);
}
