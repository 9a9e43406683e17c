import type { ByteWriter } from './byte-writer.ts';

const quote = 0x22;
const backslash = 0x5c;
const firstPrintable = 0x20;
const letterU = 0x75;
const zero = 0x30;

/** The length of an escape by code: `\u001f`. */
const unicodeEscapeLength = 6;

/** How many bytes are scanned at once, as four 32-bit words. */
const blockLength = 16;
/** A word without escapes. */
const spaces = 0x20202020;
const highBits = 0x80808080;

/** Look-up table: the letter after the backslash in the escape of a byte; zero for bytes that are written as they are. */
const letters = new Uint8Array(0x100).fill(letterU, 0, firstPrintable);
for (const character of '\b\t\n\f\r"\\') {
  letters[character.charCodeAt(0)] = JSON.stringify(character).charCodeAt(2);
}

/** Whether a character or a byte is written as it is. */
export function hasNoEscape(unit: number): boolean {
  return unit >= firstPrintable && unit !== quote && unit !== backslash;
}

/**
 * Inserts the escapes into the text from `start` to the end of the writer.
 *
 * Most text needs none, and scanning its bytes sixteen at a time is faster than any test of the string.
 */
export function escapeText(writer: ByteWriter, start: number): void {
  const growth = growthOf(writer, start);
  if (growth === 0) return;
  writer.reserve(growth);
  insertEscapes(writer, start, writer.end + growth);
  writer.end += growth;
}

/** Returns how many bytes the escapes add to the text. */
function growthOf({ view, end }: ByteWriter, start: number): number {
  // The last block may reach past the text: fill it up with spaces.
  for (let position = end; position < end + blockLength; position += 4) view.setInt32(position, spaces);
  let growth = 0;
  for (let position = start; position < end; position += blockLength) {
    const flags =
      escapesIn(view.getInt32(position)) |
      escapesIn(view.getInt32(position + 4)) |
      escapesIn(view.getInt32(position + 8)) |
      escapesIn(view.getInt32(position + 12));
    if ((flags & highBits) !== 0) growth += growthOfBlock(view, position);
  }
  return growth;
}

/** Sets the highest bit of each byte of a word that must be escaped; the other bits are arbitrary. */
function escapesIn(word: number): number {
  const quotes = (word ^ 0x22222222) - 0x01010101;
  const backslashes = (word ^ 0x5c5c5c5c) - 0x01010101;
  const controls = word - 0x20202020;
  // Each subtraction sets the highest bit of a byte that underflows; bytes that had it set before are masked out.
  return (quotes | backslashes | controls) & ~word;
}

function growthOfBlock(view: DataView, position: number): number {
  let growth = 0;
  for (let index = 0; index < blockLength; index++) {
    const letter = letters[view.getUint8(position + index)];
    if (letter !== 0) growth += letter === letterU ? unicodeEscapeLength - 1 : 1;
  }
  return growth;
}

/**
 * Moves the text up in place and writes the escapes, from the last byte down to the first escape.
 *
 * Going backwards, a moved byte never overwrites one that has not been moved.
 */
function insertEscapes({ bytes, view, end }: ByteWriter, start: number, newEnd: number): void {
  let from = end;
  let to = newEnd;
  while (from < to) {
    // Less than a word is left: the zero counts as a word with escapes, so its bytes are written one by one.
    const word = from - start >= 4 ? view.getInt32(from - 4) : 0;
    if ((escapesIn(word) & highBits) !== 0) {
      const byte = view.getUint8(--from);
      to = writeByte(byte, bytes, to);
    } else {
      from -= 4;
      to -= 4;
      view.setInt32(to, word);
    }
  }
}

/** Writes a byte or its escape so that it ends at `end`; returns its start. */
function writeByte(byte: number, bytes: Uint8Array, end: number): number {
  const letter = letters[byte] ?? 0;
  let position = end;
  if (letter === letterU) {
    bytes[--position] = hexDigit(byte & 0xf);
    bytes[--position] = hexDigit(byte >> 4);
    bytes[--position] = zero;
    bytes[--position] = zero;
  }
  bytes[--position] = letter === 0 ? byte : letter;
  if (letter !== 0) bytes[--position] = backslash;
  return position;
}

function hexDigit(value: number): number {
  return '0123456789abcdef'.charCodeAt(value);
}
