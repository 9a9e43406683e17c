import { types } from 'node:util';
import type { Body } from './body.ts';
import { describe } from './json-value.ts';
import { tokenOf } from './token.ts';
import { refuse, type Trail } from './trail.ts';

const comma = tokenOf(',');

/** Copies JSON that has been encoded before: an item that is sent again is not encoded again. */
export function encodeEncoded(value: unknown, body: Body, trail: Trail, depth: number): boolean {
  if (!types.isUint8Array(value)) return refuse(trail, depth, `${describe(value)} where bytes are expected`);
  body.reserve(value.length);
  body.bytes.set(value, body.end);
  body.end += value.length;
  body.put(comma);
  return true;
}
