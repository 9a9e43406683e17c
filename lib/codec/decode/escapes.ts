import type { ByteReader } from './byte-reader.ts';
import { byte, bytesBefore, stopBits } from './bytes.ts';

/**
 * Reads on in a string, from its first backslash (or whatever else stopped its text) to behind its closing quote.
 *
 * Escapes are longer than what they stand for, and the page is a copy of our own: so the text is written over itself,
 * each run of it moved down to where the one before ended, and copied out at the end like any other.
 */
export function readEscapedString(reader: ByteReader, stop: number): string {
  const { view } = reader;
  let prefix = '';
  let start = reader.position;
  let from = stop;
  let to = stop;
  for (;;) {
    const stopped = view.getUint8(from);
    if (stopped === byte.quote) break;
    if (stopped !== byte.backslash) reader.fail('a control character in a string', from);
    const letter = view.getUint8(from + 1);
    if (letter === letterU) {
      const code = codePointAt(reader, from);
      from += code > 0xffff ? 12 : 6;
      if (isSurrogate(code)) {
        // UTF-8 has no form for half a pair. JSON does, and JavaScript's strings can hold it.
        prefix += reader.texts.any(start, to) + String.fromCharCode(code);
        start = to;
      } else {
        to = writeCodePoint(view, to, code);
      }
    } else {
      view.setUint8(to++, meaningOf(reader, letter, from));
      from += 2;
    }
    const end = findStop(view, from);
    moveText(reader, to, from, end);
    to += end - from;
    from = end;
  }
  reader.position = from + 1;
  return prefix + reader.texts.any(start, to);
}

/** Finds the next byte at which the text of a string cannot simply go on. */
function findStop(view: DataView, from: number): number {
  let at = from;
  let stops = stopBits(view.getInt32(at, true));
  while (stops === 0) {
    at += 4;
    stops = stopBits(view.getInt32(at, true));
  }
  return at + bytesBefore(stops);
}

/** From this size on, calling Node to move text is worth it. */
const longText = 64;

function moveText({ view, memory }: ByteReader, to: number, from: number, end: number): void {
  if (end - from >= longText) memory.copyWithin(to, from, end);
  else for (let source = from, target = to; source < end; ) view.setUint8(target++, view.getUint8(source++));
}

const letterU = 0x75;

/** What the letter behind a backslash stands for; zero where it stands for nothing. */
const meanings = new Uint8Array(256);
for (const [letter, meaning] of ['""', '\\\\', '//', 'b\b', 'f\f', 'n\n', 'r\r', 't\t']) {
  meanings[Buffer.from(letter ?? '')[0] ?? 0] = (meaning ?? '').charCodeAt(0);
}

function meaningOf(reader: ByteReader, letter: number, position: number): number {
  const meaning = meanings[letter] ?? 0;
  return meaning === 0 ? reader.fail('an unknown escape in a string', position) : meaning;
}

/** Reads `\uD83D\uDE00` as one code point; half a pair alone is returned as it is. */
function codePointAt(reader: ByteReader, position: number): number {
  const unit = codeUnitAt(reader.view, position);
  if (unit < 0) reader.fail('a \\u without four hexadecimal digits', position);
  if ((unit & 0xfc00) !== 0xd800 || reader.view.getUint16(position + 6) !== backslashU) return unit;
  const low = codeUnitAt(reader.view, position + 6);
  return (low & ~0x3ff) === 0xdc00 ? 0x10000 + ((unit & 0x3ff) << 10) + (low & 0x3ff) : unit;
}

const backslashU = (byte.backslash << 8) | letterU;

const hexDigits = new Int8Array(256).fill(-1);
for (let digit = 0; digit < 16; digit++) {
  hexDigits[digit.toString(16).charCodeAt(0)] = digit;
  hexDigits[digit.toString(16).toUpperCase().charCodeAt(0)] = digit;
}

/** Reads the four digits of `\uXXXX`; negative where one of them is none, for its sign spreads over the whole. */
function codeUnitAt(view: DataView, position: number): number {
  return (
    (hexDigit(view, position + 2) << 12) |
    (hexDigit(view, position + 3) << 8) |
    (hexDigit(view, position + 4) << 4) |
    hexDigit(view, position + 5)
  );
}

function hexDigit(view: DataView, position: number): number {
  return hexDigits[view.getUint8(position)] ?? -1;
}

function isSurrogate(code: number): boolean {
  return (code & ~0x7ff) === 0xd800;
}

/** Writes a code point as UTF-8 and returns the position behind it. */
function writeCodePoint(view: DataView, to: number, code: number): number {
  if (code < 0x80) {
    view.setUint8(to, code);
    return to + 1;
  }
  if (code < 0x800) {
    view.setUint16(to, 0xc080 | ((code & 0x7c0) << 2) | (code & 0x3f));
    return to + 2;
  }
  if (code < 0x10000) {
    view.setUint8(to, 0xe0 | (code >> 12));
    view.setUint16(to + 1, 0x8080 | ((code & 0xfc0) << 2) | (code & 0x3f));
    return to + 3;
  }
  view.setUint16(to, 0xf080 | ((code & 0x1c0000) >> 10) | ((code & 0x3f000) >> 12));
  view.setUint16(to + 2, 0x8080 | ((code & 0xfc0) << 2) | (code & 0x3f));
  return to + 4;
}
