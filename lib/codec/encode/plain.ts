import { types } from 'node:util';
import type { Body } from './body.ts';
import { writeElements, writeEntries, writeMembers } from './containers.ts';
import { writeDecimal } from './digits.ts';
import { describe, jsonValue } from './json-value.ts';
import { isPlainObject } from './plain-object.ts';
import { writeText } from './text.ts';
import { tokenOf } from './token.ts';
import { refuse, type Trail } from './trail.ts';

const quote = tokenOf('"');
const quotedEnd = tokenOf('",');
const comma = tokenOf(',');
const yes = tokenOf('true,');
const no = tokenOf('false,');
const nothing = tokenOf('null,');

/** Writes a value as plain JSON; unlike `JSON.stringify` it refuses what JSON would silently drop or alter. */
export function encodePlain(value: unknown, body: Body, trail: Trail, depth: number): boolean {
  const settled = jsonValue(value, trail, depth);
  if (settled === undefined) return false;
  if (typeof settled === 'string') {
    body.put(quote);
    writeText(settled, body, trail, depth);
    body.put(quotedEnd);
  } else if (typeof settled === 'number' && Number.isFinite(settled)) {
    writeDecimal(settled, body);
    body.put(comma);
  } else if (typeof settled === 'boolean') body.put(settled ? yes : no);
  else if (settled === null) body.put(nothing);
  else writeContainer(settled, body, trail, depth);
  return true;
}

function writeContainer(value: unknown, body: Body, trail: Trail, depth: number): void {
  if (Array.isArray(value)) writeElements(value, body, trail, depth, encodePlain);
  else if (types.isMap(value)) writeEntries(value, body, trail, depth, encodePlain);
  else if (typeof value === 'object' && value !== null && isPlainObject(value)) {
    writeMembers(value, body, trail, depth, encodePlain);
  } else refuse(trail, depth, `${describe(value)} cannot be written as JSON`);
}
