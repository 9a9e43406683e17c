import type { ByteWriter } from './byte-writer.ts';
import { escapeText, hasNoEscape } from './escapes.ts';
import { refuse, type ValuePath } from './value-path.ts';

const asciiLimit = 0x80;

/** Up to this many characters a loop is faster than a call of Node's own encoder. */
const maxLoopLength = 24;

/** Writes a string in UTF-8 with JSON escapes, without quotes. */
export function writeText(text: string, writer: ByteWriter, path: ValuePath, depth: number): void {
  if (text.length > maxLoopLength || !writeShortAscii(text, writer)) writeAny(text, writer, path, depth);
}

/** Writes short ASCII text without escapes, such as the digits of a number. */
export function writeAscii(text: string, writer: ByteWriter): void {
  writer.reserve(text.length);
  const { bytes, end } = writer;
  for (let index = 0; index < text.length; index++) bytes[end + index] = text.charCodeAt(index);
  writer.end = end + text.length;
}

/** Writes text if it is ASCII without escapes; otherwise returns false and leaves the end where it was. */
function writeShortAscii(text: string, writer: ByteWriter): boolean {
  const { length } = text;
  writer.reserve(length);
  const { bytes, end } = writer;
  for (let index = 0; index < length; index++) {
    const unit = text.charCodeAt(index);
    if (unit >= asciiLimit || !hasNoEscape(unit)) return false;
    bytes[end + index] = unit;
  }
  writer.end = end + length;
  return true;
}

/** Writes text as UTF-8 with Node's encoder (at most three bytes per UTF-16 unit), then inserts the escapes. */
function writeAny(text: string, writer: ByteWriter, path: ValuePath, depth: number): void {
  if (!text.isWellFormed()) refuse(path, depth, 'a string with a lone surrogate cannot be stored as UTF-8');
  writer.reserve(3 * text.length);
  const start = writer.end;
  writer.end += writer.bytes.utf8Write(text, start);
  escapeText(writer, start);
}
