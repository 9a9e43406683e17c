import { types } from 'node:util';
import { byteLiteral } from './byte-literal.ts';
import type { ByteWriter } from './byte-writer.ts';
import { describeValue } from './describe-value.ts';
import { writeDecimal } from './digits.ts';
import { refuse, type ValuePath } from './value-path.ts';

const comma = byteLiteral(',');

/** Writes a `Date` as seconds since the epoch with milliseconds; writes a number as it is, in seconds. */
export function encodeTimestamp(value: unknown, writer: ByteWriter, path: ValuePath, depth: number): boolean {
  if (value === undefined) return false;
  const seconds = types.isDate(value) ? value.getTime() / 1000 : value;
  if (typeof seconds !== 'number')
    return refuse(path, depth, `expected a Date or a number of seconds, received ${describeValue(value)}`);
  if (!Number.isFinite(seconds)) refuse(path, depth, 'an invalid Date');
  writeDecimal(seconds, writer);
  writer.put(comma);
  return true;
}
