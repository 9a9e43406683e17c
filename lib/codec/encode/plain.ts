import { types } from 'node:util';
import { encodeElements, encodeEntries, encodeMembers, isPlainObject } from './containers.ts';
import { describe, jsonValue } from './json-value.ts';
import { quote } from './text.ts';
import { refuse, type Trail } from './trail.ts';

/** Writes a value as plain JSON; unlike `JSON.stringify` it refuses what JSON would silently drop or alter. */
export function encodePlain(value: unknown, trail: Trail, depth: number): string | undefined {
  const settled = jsonValue(value, trail, depth);
  if (settled === undefined) return undefined;
  if (typeof settled === 'string') return quote(settled, trail, depth);
  if (settled === null || typeof settled === 'boolean' || Number.isFinite(settled)) return String(settled);
  if (Array.isArray(settled)) return encodeElements(settled, trail, depth, encodePlain);
  if (typeof settled === 'object') {
    if (isPlainObject(settled)) return encodeMembers(settled, trail, depth, encodePlain);
    if (types.isMap(settled)) return encodeEntries(settled, trail, depth, encodePlain);
  }
  return refuse(trail, depth, `${describe(settled)} cannot be written as JSON`);
}
