import { byte, bytesBefore, highBits, stopBits } from './bytes.ts';
import { readEscapedString } from './escapes.ts';
import { longestCopied, type Page } from './page.ts';

/**
 * Reads a JSON string from behind its opening quote to behind its closing one.
 *
 * Four bytes are looked at in one step; on the way their highest bits are gathered, which tell ASCII text from UTF-8.
 * What is returned is always a copy: a slice of a longer string would keep that string, and so the whole page, alive.
 */
export function readString(page: Page): string {
  const { view } = page;
  const start = page.position;
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
  if (view.getUint8(end) !== byte.quote) return readEscapedString(page, end);
  page.position = end + 1;
  return (seen & highBits) === 0 ? asciiText(page, start, end) : page.bytes.utf8Slice(start, end);
}

function asciiText(page: Page, start: number, end: number): string {
  return end - start <= longestCopied ? page.cut(start, end) : page.bytes.latin1Slice(start, end);
}
