import { types } from 'node:util';
import { describe } from './json-value.ts';
import { refuse, type Trail } from './trail.ts';

/** Writes a `Date` as seconds since the epoch, to the millisecond; a number is taken for such seconds already. */
export function encodeTimestamp(value: unknown, trail: Trail, depth: number): string | undefined {
  if (value === undefined) return undefined;
  const seconds = types.isDate(value) ? value.getTime() / 1000 : value;
  if (typeof seconds !== 'number') return refuse(trail, depth, `${describe(value)} where a Date is expected`);
  if (!Number.isFinite(seconds)) refuse(trail, depth, 'an invalid Date');
  return String(seconds);
}
