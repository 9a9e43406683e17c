import { bytesBefore, stopBits } from '../decode/bytes.ts';
import type { EncodedJson } from './encoded-json.ts';

const quote = 0x22;
const comma = 0x2c;
const backslash = 0x5c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const letterB = 0x42;
const letterN = 0x4e;
const letterS = 0x53;

/** The names in JSON, quotes included, by the list of the names: an operator passes the same list for each item. */
const encodedNames = new WeakMap<readonly string[], readonly Buffer[]>();

function encodedNamesOf(names: readonly string[]): readonly Buffer[] {
  let encoded = encodedNames.get(names);
  if (encoded === undefined) {
    encoded = names.map((name) => Buffer.from(JSON.stringify(name)));
    encodedNames.set(names, encoded);
  }
  return encoded;
}

/**
 * Finds attributes in the JSON of an item, which must be valid and compact: it reads as far as the last of them.
 *
 * Returns where the value of each starts and ends in the chunk, as one flat list; a missing attribute has the end 0.
 */
export function findAttributes({ chunk, start, end }: EncodedJson, names: readonly string[]): number[] {
  const { bytes, view } = chunk;
  const encoded = encodedNamesOf(names);
  const spans: number[] = [];
  for (const _ of names) spans.push(0, 0);
  let missing = names.length;
  let at = start + 1;
  while (missing > 0 && at < end && bytes[at] === quote) {
    const nameEnd = endOfString(view, at + 1);
    const index = indexOfName(bytes, at, nameEnd, encoded);
    const valueEnd = endOfValue(bytes, view, nameEnd + 1);
    if (index >= 0) {
      spans[2 * index] = nameEnd + 1;
      spans[2 * index + 1] = valueEnd;
      missing--;
    }
    at = bytes[valueEnd] === comma ? valueEnd + 1 : end;
  }
  return spans;
}

function indexOfName(bytes: Uint8Array, start: number, end: number, encoded: readonly Uint8Array[]): number {
  for (let index = 0; index < encoded.length; index++) {
    const name = encoded[index] ?? bytes;
    if (name.length === end - start && startsAt(bytes, start, name)) return index;
  }
  return -1;
}

function startsAt(bytes: Uint8Array, start: number, name: Uint8Array): boolean {
  for (let index = 0; index < name.length; index++) if (bytes[start + index] !== name[index]) return false;
  return true;
}

/** Returns the position after the closing quote of a string, whose contents start at `position`. */
function endOfString(view: DataView, position: number): number {
  let at = position;
  for (;;) {
    let stops = stopBits(view.getInt32(at, true));
    while (stops === 0) {
      at += 4;
      stops = stopBits(view.getInt32(at, true));
    }
    at += bytesBefore(stops);
    if (view.getUint8(at) !== backslash) return at + 1;
    at += 2;
  }
}

/** Returns the position after an AttributeValue: `{"S":"…"}`. */
function endOfValue(bytes: Uint8Array, view: DataView, start: number): number {
  const type = bytes[start + 2];
  const isText = (type === letterS || type === letterN || type === letterB) && bytes[start + 3] === quote;
  return isText ? endOfString(view, start + 6) + 1 : endOfContainer(bytes, view, start);
}

function endOfContainer(bytes: Uint8Array, view: DataView, start: number): number {
  let depth = 0;
  let at = start;
  do {
    const next = bytes[at++];
    if (next === quote) at = endOfString(view, at);
    else if (next === openBrace || next === openBracket) depth++;
    else if (next === closeBrace || next === closeBracket) depth--;
  } while (depth > 0);
  return at;
}
