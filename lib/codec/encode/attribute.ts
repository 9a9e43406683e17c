import { types } from 'node:util';
import { ExactNumber } from '../exact-number.ts';
import { base64Of } from './binary.ts';
import { encodeElements, encodeEntries, encodeMembers, isPlainObject } from './containers.ts';
import { describe, jsonValue } from './json-value.ts';
import { bigintText, numberText } from './number.ts';
import { encodeSet } from './set.ts';
import { isSimple, quote } from './text.ts';
import { refuse, startAttribute, type Trail } from './trail.ts';

/** Writes an attribute of an item, from which the levels of nesting count. */
export function encodeAttribute(value: unknown, trail: Trail, depth: number): string | undefined {
  startAttribute(trail, depth);
  return encodeValue(value, trail, depth);
}

/**
 * Writes a native value as the JSON of an AttributeValue: `'a'` as `{"S":"a"}`.
 *
 * Returns `undefined` for `undefined`; whether it may be left out depends on where it stands.
 */
function encodeValue(value: unknown, trail: Trail, depth: number): string | undefined {
  const settled = jsonValue(value, trail, depth);
  switch (typeof settled) {
    case 'string':
      return isSimple(settled) ? `{"S":"${settled}"}` : `{"S":${quote(settled, trail, depth)}}`;
    case 'number':
      return `{"N":"${numberText(settled, trail, depth)}"}`;
    case 'bigint':
      return `{"N":"${bigintText(settled, trail, depth)}"}`;
    case 'boolean':
      return settled ? '{"BOOL":true}' : '{"BOOL":false}';
    case 'undefined':
      return undefined;
    case 'object':
      return settled === null ? '{"NULL":true}' : encodeObject(settled, trail, depth);
    default:
      return refuse(trail, depth, `${describe(settled)} cannot be stored`);
  }
}

function encodeObject(value: object, trail: Trail, depth: number): string {
  if (isPlainObject(value)) return `{"M":${encodeMembers(value, trail, depth, encodeValue)}}`;
  if (Array.isArray(value)) return `{"L":${encodeElements(value, trail, depth, encodeValue)}}`;
  if (types.isSet(value)) return encodeSet(value, trail, depth);
  if (types.isMap(value)) return `{"M":${encodeEntries(value, trail, depth, encodeValue)}}`;
  if (value instanceof ExactNumber) return `{"N":"${value}"}`;
  const base64 = base64Of(value);
  if (base64 === undefined) refuse(trail, depth, `${describe(value)} cannot be stored`);
  return `{"B":"${base64}"}`;
}
