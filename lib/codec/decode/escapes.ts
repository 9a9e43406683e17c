import type { ByteReader } from './byte-reader.ts';
import { byte, bytesBefore, stopBits } from './bytes.ts';

/**
 * Reads the rest of a string from its first stop byte through its closing quote.
 *
 * An escape is longer than its character, so the string is unescaped in place in the scratch buffer: each run of plain
 * text moves down to the end of the previous one. At the end the text is copied out like any other.
 */
export function readEscapedString(reader: ByteReader, stop: number): string {
  const { view } = reader;
  let prefix = '';
  let start = reader.position;
  let from = stop;
  let to = stop;
  for (;;) {
    const stopByte = view.getUint8(from);
    if (stopByte === byte.quote) break;
    if (stopByte !== byte.backslash) reader.fail('a control character in a string', from);
    const letter = view.getUint8(from + 1);
    if (letter === letterU) {
      const code = codePointAt(reader, from);
      from += code > 0xffff ? 12 : 6;
      if (isSurrogate(code)) {
        // UTF-8 cannot encode a lone surrogate; JSON escapes and JavaScript strings can.
        prefix += reader.textExtractor.utf8(start, to) + String.fromCharCode(code);
        start = to;
      } else {
        to = writeCodePoint(view, to, code);
      }
    } else {
      view.setUint8(to++, characterOf(reader, letter, from));
      from += 2;
    }
    const end = findStop(view, from);
    moveText(reader, to, from, end);
    to += end - from;
    from = end;
  }
  reader.position = from + 1;
  return prefix + reader.textExtractor.utf8(start, to);
}

/** Skips the rest of a string from its first stop byte through its closing quote, and checks its escapes. */
export function skipEscapedString(reader: ByteReader, stop: number): void {
  const { view } = reader;
  let at = stop;
  for (;;) {
    const stopByte = view.getUint8(at);
    if (stopByte === byte.quote) break;
    if (stopByte !== byte.backslash) reader.fail('a control character in a string', at);
    const letter = view.getUint8(at + 1);
    if (letter !== letterU) characterOf(reader, letter, at);
    else if (codeUnitAt(view, at) < 0) reader.fail('a \\u without four hexadecimal digits', at);
    at = findStop(view, at + (letter === letterU ? 6 : 2));
  }
  reader.position = at + 1;
}

/** Returns the position of the next stop byte. */
function findStop(view: DataView, from: number): number {
  let at = from;
  let stops = stopBits(view.getInt32(at, true));
  while (stops === 0) {
    at += 4;
    stops = stopBits(view.getInt32(at, true));
  }
  return at + bytesBefore(stops);
}

/** From this size on, `copyWithin` is faster than a loop. */
const minCopySize = 64;

function moveText({ view, bytes }: ByteReader, to: number, from: number, end: number): void {
  if (end - from >= minCopySize) bytes.copyWithin(to, from, end);
  else for (let source = from, target = to; source < end; ) view.setUint8(target++, view.getUint8(source++));
}

const letterU = 0x75;

/** Look-up table from the letter after a backslash to its character; 0 for letters that are not escapes. */
const escapedCharacters = new Uint8Array(256);
for (const [letter, value] of ['""', '\\\\', '//', 'b\b', 'f\f', 'n\n', 'r\r', 't\t']) {
  escapedCharacters[Buffer.from(letter ?? '')[0] ?? 0] = (value ?? '').charCodeAt(0);
}

function characterOf(reader: ByteReader, letter: number, position: number): number {
  const value = escapedCharacters[letter] ?? 0;
  return value === 0 ? reader.fail('an unknown escape in a string', position) : value;
}

/** Reads `\uD83D\uDE00` as one code point; returns a lone surrogate as it is. */
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

/** Reads the four digits of `\uXXXX`. An invalid digit is -1, whose sign bit makes the result negative. */
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

/** Writes a code point as UTF-8 and returns the position after it. */
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
