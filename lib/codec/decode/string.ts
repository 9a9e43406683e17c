import type { ByteReader } from './byte-reader.ts';
import { byte, bytesBefore, highBits, stopBits } from './bytes.ts';
import { readEscapedString } from './escapes.ts';

/**
 * Reads a JSON string from behind its opening quote to behind its closing one.
 *
 * Four bytes are looked at in one step; on the way their highest bits are gathered, which tell ASCII from other text.
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
  // Of the last word, what stands below the first stop bit belongs to the string.
  seen |= word & ((stops & -stops) - 1);
  end += bytesBefore(stops);
  if (view.getUint8(end) !== byte.quote) return readEscapedString(reader, end);
  reader.position = end + 1;
  return (seen & highBits) === 0 ? reader.texts.ascii(start, end) : reader.texts.any(start, end);
}
