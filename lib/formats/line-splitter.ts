/** A line of a file of items. */
export interface Line {
  /** Its number, the first being 1; blank lines count. */
  readonly number: number;
  /** The line without its newline; only its beginning if it `isTooLong`. */
  readonly bytes: Buffer;
  readonly isTooLong: boolean;
}

/** A piece of text: its bytes in UTF-8, or a string. Pieces may be cut anywhere, also within a character. */
export type TextChunk = string | Uint8Array;

const lineFeed = 0x0a;
const space = 0x20;

/**
 * The longest line in bytes: 40 times the largest item of DynamoDB. A file without newlines is refused at this size, not read
 * into memory whole.
 */
const maxLineLength = 16 * 2 ** 20;

/** How much of a line that is too long is kept for the error message. */
const keptLength = 256;

const byteOrderMark = Buffer.from('\ufeff');
const highSurrogateAtEnd = /[\ud800-\udbff]$/;

/**
 * Splits chunks of text into lines. It skips blank lines and the byte order mark, and keeps an incomplete line for the next
 * chunk.
 *
 * Lines are split as bytes, because a newline is never part of another character in UTF-8. The bytes of a line may be a view
 * of its chunk.
 */
export class LineSplitter {
  /** The beginning of the current line, in pieces, so that a long line is copied once. */
  #pieces: Buffer[] = [];
  #length = 0;
  #isTooLong = false;
  #number = 0;
  #highSurrogate = '';

  constructor(linesBefore = 0) {
    this.#number = linesBefore;
  }

  /** Returns the lines that end in a chunk, lazily: take all of them before the next chunk. */
  *push(chunk: TextChunk): Generator<Line, void> {
    const bytes = typeof chunk === 'string' ? this.#encode(chunk) : asBuffer(chunk);
    let start = 0;
    for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, start)) {
      const line = this.#finish(bytes.subarray(start, end));
      start = end + 1;
      if (line !== undefined) yield line;
    }
    if (start < bytes.length) this.#keep(bytes.subarray(start));
  }

  /** Returns the last line, if it has no newline. */
  *end(): Generator<Line, void> {
    if (this.#highSurrogate !== '') this.#keep(Buffer.from(this.#highSurrogate));
    if (this.#length === 0) return;
    const line = this.#finish(Buffer.alloc(0));
    if (line !== undefined) yield line;
  }

  /** Encodes a string. Half of a surrogate pair at its end is kept for the next one. */
  #encode(text: string): Buffer {
    const whole = this.#highSurrogate + text;
    this.#highSurrogate = highSurrogateAtEnd.exec(whole)?.[0] ?? '';
    return Buffer.from(this.#highSurrogate === '' ? whole : whole.slice(0, -1));
  }

  /** Keeps a copy: the owner of the chunk may reuse its memory. */
  #keep(piece: Buffer): void {
    this.#length += piece.length;
    if (this.#isTooLong) return;
    this.#pieces.push(Buffer.from(piece));
    if (this.#length > maxLineLength) this.#truncate();
  }

  #truncate(): void {
    this.#isTooLong = true;
    this.#pieces = [Buffer.from(Buffer.concat(this.#pieces).subarray(0, keptLength))];
  }

  #finish(rest: Buffer): Line | undefined {
    this.#number++;
    if (this.#length + rest.length > maxLineLength && !this.#isTooLong) {
      this.#pieces.push(rest);
      this.#truncate();
    }
    const isTooLong = this.#isTooLong;
    const bytes = isTooLong || this.#length > 0 ? this.#join(rest) : rest;
    this.#pieces = [];
    this.#length = 0;
    this.#isTooLong = false;
    const text = this.#number === 1 ? withoutByteOrderMark(bytes) : bytes;
    return isBlank(text) ? undefined : { number: this.#number, bytes: text, isTooLong };
  }

  #join(rest: Buffer): Buffer {
    return this.#isTooLong ? Buffer.concat(this.#pieces) : Buffer.concat([...this.#pieces, rest]);
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function withoutByteOrderMark(bytes: Buffer): Buffer {
  const { length } = byteOrderMark;
  return bytes.subarray(0, length).equals(byteOrderMark) ? bytes.subarray(length) : bytes;
}

/** Whether a line has only white space: the first byte decides for nearly all lines. */
function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte <= space);
}
