import { isAscii, transcode } from 'node:buffer';
import type { Memory } from '../memory.ts';

/** The longest substring that V8 copies: from 13 characters on, `substring` returns a slice of the longer string. */
const maxCopiedLength = 12;

const windowSize = 8 * 1024;

/** From this size on, decoding UTF-8 by way of UTF-16 is faster: five times up to Node 22, and not at all from 24 on. */
const minTranscodedSize = Number.parseInt(process.versions.node, 10) < 24 ? 200 : Number.POSITIVE_INFINITY;

/**
 * Copies text out of the scratch buffer, in the way that is fastest for its length and encoding.
 *
 * The result is always a copy: a slice of a longer string would keep that string, and so the response, in memory.
 */
export class TextExtractor {
  readonly #buffer: Memory;
  #window = '';
  #windowStart = 0;
  #windowEnd = 0;
  /** Where the response ends. */
  #end: number;

  constructor(buffer: Memory) {
    this.#buffer = buffer;
    this.#end = buffer.length;
  }

  /** Begins a response of so many bytes, beyond which no window reaches: most are far shorter than a window. */
  load(length: number): void {
    this.#end = length;
  }

  /**
   * Copies ASCII text that has not been moved or overwritten since the response was loaded.
   *
   * A call to Node for a string takes five times as long as V8's `substring`, which copies short text. So Node is called
   * once for a window of the buffer, of which short texts are substrings.
   */
  ascii(start: number, end: number): string {
    if (end - start > maxCopiedLength) return this.#buffer.latin1Slice(start, end);
    if (end > this.#windowEnd || start < this.#windowStart) this.#moveWindow(start);
    return this.#window.substring(start - this.#windowStart, end - this.#windowStart);
  }

  #moveWindow(start: number): void {
    this.#windowStart = start;
    this.#windowEnd = Math.min(start + windowSize, this.#end);
    this.#window = this.#buffer.latin1Slice(start, this.#windowEnd);
  }

  /** Copies text of any kind. */
  utf8(start: number, end: number): string {
    if (end - start < minTranscodedSize) return this.#buffer.utf8Slice(start, end);
    const bytes = this.#buffer.subarray(start, end);
    if (isAscii(bytes)) return this.#buffer.latin1Slice(start, end);
    const utf16 = transcode(bytes, 'utf8', 'utf16le') as Memory;
    return utf16.ucs2Slice(0, utf16.length);
  }

  /** Discards the window, whose text belongs to the previous response. */
  clear(): void {
    this.#window = '';
    this.#windowEnd = 0;
  }
}
