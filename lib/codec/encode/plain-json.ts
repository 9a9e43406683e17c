import { types } from 'node:util';
import { applyToJson } from './apply-to-json.ts';
import { byteLiteral } from './byte-literal.ts';
import type { ByteWriter } from './byte-writer.ts';
import { writeElements, writeEntries, writeMembers } from './containers.ts';
import { describeValue } from './describe-value.ts';
import { writeDecimal } from './digits.ts';
import { isPlainObject } from './plain-object.ts';
import { writeText } from './text.ts';
import { refuse, type ValuePath } from './value-path.ts';

const quote = byteLiteral('"');
const quoteAndComma = byteLiteral('",');
const comma = byteLiteral(',');
const trueJson = byteLiteral('true,');
const falseJson = byteLiteral('false,');
const nullJson = byteLiteral('null,');

/** Writes a value as plain JSON; unlike `JSON.stringify` it refuses values that JSON would silently drop or alter. */
export function encodePlain(value: unknown, writer: ByteWriter, path: ValuePath, depth: number): boolean {
  const resolved = applyToJson(value, path, depth);
  if (resolved === undefined) return false;
  if (typeof resolved === 'string') {
    writer.put(quote);
    writeText(resolved, writer, path, depth);
    writer.put(quoteAndComma);
  } else if (typeof resolved === 'number' && Number.isFinite(resolved)) {
    writeDecimal(resolved, writer);
    writer.put(comma);
  } else if (typeof resolved === 'boolean') writer.put(resolved ? trueJson : falseJson);
  else if (resolved === null) writer.put(nullJson);
  else writeContainer(resolved, writer, path, depth);
  return true;
}

function writeContainer(value: unknown, writer: ByteWriter, path: ValuePath, depth: number): void {
  if (Array.isArray(value)) writeElements(value, writer, path, depth, encodePlain);
  else if (types.isMap(value)) writeEntries(value, writer, path, depth, encodePlain);
  else if (typeof value === 'object' && value !== null && isPlainObject(value)) {
    writeMembers(value, writer, path, depth, encodePlain);
  } else refuse(path, depth, `${describeValue(value)} cannot be written as JSON`);
}
