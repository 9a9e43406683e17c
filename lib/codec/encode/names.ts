import type { Body } from './body.ts';
import { writeText } from './text.ts';
import { Token, tokenOf } from './token.ts';
import type { Trail } from './trail.ts';

/** The quoted names with their colons; tables repeat a few attribute names in every item. */
const names = new Map<string, Token>();
const maxNames = 2048;
const maxNameLength = 64;

const opening = tokenOf('"');
const closing = tokenOf('":');

/** Writes a member's name and the colon after it. */
export function writeName(name: string, body: Body, trail: Trail, depth: number): void {
  const known = names.get(name);
  if (known === undefined) writeNewName(name, body, trail, depth);
  else body.put(known);
}

function writeNewName(name: string, body: Body, trail: Trail, depth: number): void {
  const start = body.end;
  body.put(opening);
  writeText(name, body, trail, depth);
  body.put(closing);
  if (name.length > maxNameLength) return;
  if (names.size >= maxNames) names.clear();
  names.set(name, new Token(body.bytes.subarray(start, body.end)));
}
