import { types } from 'node:util';
import { byteLiteral } from './byte-literal.ts';
import type { ByteWriter } from './byte-writer.ts';
import { writeDecimal } from './digits.ts';
import { describe } from './json-value.ts';
import { refuse, type ValuePath } from './value-path.ts';

const comma = byteLiteral(',');

/** Writes a `Date` as seconds since the epoch, to the millisecond; a number is taken for such seconds already. */
export function encodeTimestamp(value: unknown, writer: ByteWriter, path: ValuePath, depth: number): boolean {
  if (value === undefined) return false;
  const seconds = types.isDate(value) ? value.getTime() / 1000 : value;
  if (typeof seconds !== 'number') return refuse(path, depth, `${describe(value)} where a Date is expected`);
  if (!Number.isFinite(seconds)) refuse(path, depth, 'an invalid Date');
  writeDecimal(seconds, writer);
  writer.put(comma);
  return true;
}
