import { isAscii, transcode } from 'node:buffer';
import type { Memory } from '../memory.ts';

/** The longest text that V8 copies when it is cut out of a longer one: from 13 characters on it makes a slice. */
const longestCopied = 12;

const windowSize = 8 * 1024;

/** From this size on, UTF-8 is quicker read by way of UTF-16: up to Node 22 by a factor of five, from 24 on not at all. */
const transcodingPays = Number.parseInt(process.versions.node, 10) < 24 ? 200 : Number.POSITIVE_INFINITY;

/**
 * Copies text out of a page's memory. Which way is the quickest depends on its length and on whether it is ASCII.
 *
 * What comes out is always a copy: a slice of a longer string would keep that string alive, and with it the page.
 */
export class TextExtractor {
  readonly #bytes: Memory;
  #window = '';
  #windowStart = 0;
  #windowEnd = 0;

  constructor(bytes: Memory) {
    this.#bytes = bytes;
  }

  /**
   * Copies text that is known to be ASCII, and that stands where it stood when the page was loaded.
   *
   * Calling into Node for a string takes five times as long as V8's own `substring`, which copies short text. So Node is
   * called once for a window of the page, and short text cut out of that.
   */
  ascii(start: number, end: number): string {
    if (end - start > longestCopied) return this.#bytes.latin1Slice(start, end);
    if (end > this.#windowEnd || start < this.#windowStart) this.#moveWindow(start);
    return this.#window.substring(start - this.#windowStart, end - this.#windowStart);
  }

  #moveWindow(start: number): void {
    this.#windowStart = start;
    this.#windowEnd = Math.min(start + windowSize, this.#bytes.length);
    this.#window = this.#bytes.latin1Slice(start, this.#windowEnd);
  }

  /** Copies any text. */
  any(start: number, end: number): string {
    if (end - start < transcodingPays) return this.#bytes.utf8Slice(start, end);
    const utf8 = this.#bytes.subarray(start, end);
    if (isAscii(utf8)) return this.#bytes.latin1Slice(start, end);
    const utf16 = transcode(utf8, 'utf8', 'utf16le') as Memory;
    return utf16.ucs2Slice(0, utf16.length);
  }

  /** Lets go of the page that was read, so that none of it is taken for the next one. */
  forget(): void {
    this.#window = '';
    this.#windowEnd = 0;
  }
}
