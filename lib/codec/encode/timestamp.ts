import { types } from 'node:util';
import type { Body } from './body.ts';
import { writeDecimal } from './digits.ts';
import { describe } from './json-value.ts';
import { tokenOf } from './token.ts';
import { refuse, type Trail } from './trail.ts';

const comma = tokenOf(',');

/** Writes a `Date` as seconds since the epoch, to the millisecond; a number is taken for such seconds already. */
export function encodeTimestamp(value: unknown, body: Body, trail: Trail, depth: number): boolean {
  if (value === undefined) return false;
  const seconds = types.isDate(value) ? value.getTime() / 1000 : value;
  if (typeof seconds !== 'number') return refuse(trail, depth, `${describe(value)} where a Date is expected`);
  if (!Number.isFinite(seconds)) refuse(trail, depth, 'an invalid Date');
  writeDecimal(seconds, body);
  body.put(comma);
  return true;
}
