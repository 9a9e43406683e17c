import { types } from 'node:util';
import type { Body } from './body.ts';
import { isPlainObject, writeElements, writeEntries, writeMembers } from './containers.ts';
import { writeDecimal } from './digits.ts';
import { describe, jsonValue } from './json-value.ts';
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
  } else if (typeof settled === 'boolean') body.put(settled ? yes : no);
  else if (settled === null) body.put(nothing);
  else if (typeof settled === 'number' && Number.isFinite(settled)) {
    writeDecimal(settled, body);
    body.put(comma);
  } else if (Array.isArray(settled)) writeElements(settled, body, trail, depth, encodePlain);
  else if (typeof settled === 'object' && isPlainObject(settled))
    writeMembers(settled, body, trail, depth, encodePlain);
  else if (types.isMap(settled)) writeEntries(settled, body, trail, depth, encodePlain);
  else refuse(trail, depth, `${describe(settled)} cannot be written as JSON`);
  return true;
}
