import type { Body } from './body.ts';
import { writeText } from './text.ts';
import { Token, tokenOf } from './token.ts';
import type { Trail } from './trail.ts';

/** A name in quotes, with its colon, and the name that came after it the last time. */
interface Name {
  readonly text: string;
  readonly token: Token;
  next: Name | undefined;
}

/** The names written so far; tables repeat a few attribute names in every item. */
const names = new Map<string, Name>();
const maxNames = 2048;
const maxNameLength = 64;

const opening = tokenOf('"');
const closing = tokenOf('":');

/** The name written last: items repeat their names in one order, and to compare with one takes less than to look it up. */
let last: Name = { text: '', token: tokenOf('"":'), next: undefined };

/** Writes a member's name and the colon after it. */
export function writeName(name: string, body: Body, trail: Trail, depth: number): void {
  const { next } = last;
  if (next !== undefined && next.text === name) {
    last = next;
    body.put(next.token);
  } else writeUnexpected(name, body, trail, depth);
}

function writeUnexpected(text: string, body: Body, trail: Trail, depth: number): void {
  const known = names.get(text);
  if (known === undefined) writeNew(text, body, trail, depth);
  else {
    last.next = known;
    last = known;
    body.put(known.token);
  }
}

function writeNew(text: string, body: Body, trail: Trail, depth: number): void {
  const start = body.end;
  body.put(opening);
  writeText(text, body, trail, depth);
  body.put(closing);
  if (text.length > maxNameLength) return;
  if (names.size >= maxNames) {
    names.clear();
    last.next = undefined;
  }
  names.set(text, { text, token: new Token(body.bytes.subarray(start, body.end)), next: undefined });
}
