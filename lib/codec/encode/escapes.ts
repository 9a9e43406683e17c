import type { ByteWriter } from './byte-writer.ts';

const quote = 0x22;
const backslash = 0x5c;
const firstPrintable = 0x20;
const unnamed = 0x75;
const zero = 0x30;

/** How long the escape of a character is that has no letter of its own: `\u001f`. */
const longEscape = 6;

/** How many bytes are looked over at once, in words of four; `spaces` are four bytes without an escape. */
const lookedOver = 16;
const spaces = 0x20202020;
const highBits = 0x80808080;

/** What stands behind the backslash in the escape of a byte; zero for the bytes that are written as they are. */
const letters = new Uint8Array(0x100).fill(unnamed, 0, firstPrintable);
for (const character of '\b\t\n\f\r"\\') {
  letters[character.charCodeAt(0)] = JSON.stringify(character).charCodeAt(2);
}

/** Whether a character or a byte is written as it is. */
export function hasNoEscape(unit: number): boolean {
  return unit >= firstPrintable && unit !== quote && unit !== backslash;
}

/**
 * Escapes the text that the body ends with, from `start` on.
 *
 * Most text has nothing to escape, and to see that in its bytes, many at once, is faster than any look at the string.
 */
export function escapeText(writer: ByteWriter, start: number): void {
  const growth = growthOf(writer, start);
  if (growth === 0) return;
  writer.reserve(growth);
  spread(writer, start, writer.end + growth);
  writer.end += growth;
}

/** How many bytes more the text takes with its escapes. */
function growthOf({ view, end }: ByteWriter, start: number): number {
  // The last words may be beyond the text.
  for (let position = end; position < end + lookedOver; position += 4) view.setInt32(position, spaces);
  let growth = 0;
  for (let position = start; position < end; position += lookedOver) {
    const flags =
      escapesIn(view.getInt32(position)) |
      escapesIn(view.getInt32(position + 4)) |
      escapesIn(view.getInt32(position + 8)) |
      escapesIn(view.getInt32(position + 12));
    if ((flags & highBits) !== 0) growth += growthOfWords(view, position);
  }
  return growth;
}

/** Sets the highest bit of those bytes of a word that have to be escaped, and any of the other bits. */
function escapesIn(word: number): number {
  const quotes = (word ^ 0x22222222) - 0x01010101;
  const backslashes = (word ^ 0x5c5c5c5c) - 0x01010101;
  const controls = word - 0x20202020;
  // Each subtraction sets the highest bit of a byte that is too small for it, which counts unless it was set before.
  return (quotes | backslashes | controls) & ~word;
}

function growthOfWords(view: DataView, position: number): number {
  let growth = 0;
  for (let index = 0; index < lookedOver; index++) {
    const letter = letters[view.getUint8(position + index)];
    if (letter !== 0) growth += letter === unnamed ? longEscape - 1 : 1;
  }
  return growth;
}

/**
 * Moves the text up, from its last byte to the first that has an escape, and writes the escapes between.
 *
 * What is moved never overtakes what is still to be moved.
 */
function spread({ bytes, view, end }: ByteWriter, start: number, newEnd: number): void {
  let from = end;
  let to = newEnd;
  while (from < to) {
    // The zeros that stand for a word that is not whole have escapes, and are gone through byte by byte.
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

/** Writes a byte or its escape so that it ends at `end`; returns where it begins. */
function writeByte(byte: number, bytes: Uint8Array, end: number): number {
  const letter = letters[byte] ?? 0;
  let position = end;
  if (letter === unnamed) {
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
