import type { ByteReader } from './byte-reader.ts';
import { byte, bytesBefore, highBits, stopBits } from './bytes.ts';
import { readEscapedString, skipEscapedString } from './escapes.ts';

/**
 * Reads a JSON string from after its opening quote through its closing one.
 *
 * Each step tests four bytes at once, and ORs them into `seen`, whose highest bits tell whether the text is ASCII.
 */
export function readString(reader: ByteReader): string {
  const { view } = reader;
  const start = reader.position;
  let end = start;
  let seen = 0;
  let word = view.getInt32(end, true);
  let stops = stopBits(word);
  while (stops === 0) {
    seen |= word;
    end += 4;
    word = view.getInt32(end, true);
    stops = stopBits(word);
  }
  // The bytes of the last word before the first stop byte belong to the string.
  seen |= word & ((stops & -stops) - 1);
  end += bytesBefore(stops);
  if (view.getUint8(end) !== byte.quote) return readEscapedString(reader, end);
  reader.position = end + 1;
  return (seen & highBits) === 0
    ? reader.textExtractor.ascii(start, end)
    : reader.textExtractor.utf8(start, end);
}

/** Skips a string from after its opening quote through its closing one, and checks it; returns whether it has no escapes. */
export function skipString(reader: ByteReader): boolean {
  const { view } = reader;
  let end = reader.position;
  let stops = stopBits(view.getInt32(end, true));
  while (stops === 0) {
    end += 4;
    stops = stopBits(view.getInt32(end, true));
  }
  end += bytesBefore(stops);
  const isPlain = view.getUint8(end) === byte.quote;
  if (isPlain) reader.position = end + 1;
  else skipEscapedString(reader, end);
  return isPlain;
}

/**
 * Reads a name from after its opening quote through its closing one, and leaves its bytes as they are: `readString` unescapes
 * in place.
 */
export function readKeptName(reader: ByteReader): string {
  const start = reader.position;
  if (skipString(reader)) return reader.textExtractor.utf8(start, reader.position - 1);
  reader.isCompact = false;
  return JSON.parse(reader.buffer.utf8Slice(start - 1, reader.position));
}
