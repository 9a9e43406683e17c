import type { ByteWriter } from './byte-writer.ts';
import { escapeText, hasNoEscape } from './escapes.ts';
import { refuse, type ValuePath } from './value-path.ts';

const firstBeyondAscii = 0x80;

/** Up to so many characters a loop takes less time than a call of Node's own encoder. */
const shortText = 24;

/** Writes a string as it stands between the quotes in JSON. */
export function writeText(text: string, writer: ByteWriter, path: ValuePath, depth: number): void {
  if (text.length > shortText || !writeSimple(text, writer)) writeAny(text, writer, path, depth);
}

/** Writes text that is ASCII and has nothing to escape, such as that of a number, which is never long. */
export function writeAscii(text: string, writer: ByteWriter): void {
  writer.reserve(text.length);
  const { bytes, end } = writer;
  for (let index = 0; index < text.length; index++) bytes[end + index] = text.charCodeAt(index);
  writer.end = end + text.length;
}

/** Writes short text as long as it is ASCII without escapes; the body ends where it did if some of it is not. */
function writeSimple(text: string, writer: ByteWriter): boolean {
  const { length } = text;
  writer.reserve(length);
  const { bytes, end } = writer;
  for (let index = 0; index < length; index++) {
    const unit = text.charCodeAt(index);
    if (unit >= firstBeyondAscii || !hasNoEscape(unit)) return false;
    bytes[end + index] = unit;
  }
  writer.end = end + length;
  return true;
}

/** Lets Node write text as UTF-8, where a character takes three bytes at most, and then escapes what it wrote. */
function writeAny(text: string, writer: ByteWriter, path: ValuePath, depth: number): void {
  if (!text.isWellFormed()) refuse(path, depth, 'a lone surrogate cannot be stored as UTF-8');
  writer.reserve(3 * text.length);
  const start = writer.end;
  writer.end += writer.bytes.utf8Write(text, start);
  escapeText(writer, start);
}
