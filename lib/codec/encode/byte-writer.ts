import { allocate, type Memory } from '../memory.ts';
import type { ByteLiteral } from './byte-literal.ts';

const comma = 0x2c;
const braceAndComma = 0x7d2c;

/** `reserve` keeps this many spare bytes after the reserved ones, so that whole words may be read and stored past the end. */
const slack = 16;

/** The initial capacity in bytes: most requests are smaller. */
const initialCapacity = 16 * 1024 - slack;

/**
 * Growing byte buffer into which JSON is written.
 *
 * It holds bytes, not text, because bytes are sent: a string that is built piece by piece is a tree (a rope), and flattening
 * and transcoding it costs as much again as building it. The buffer is reused for the next request; the finished JSON is
 * copied out of it once.
 *
 * To write: `reserve` room, store in `bytes` or `view` from `end` on, then advance `end`.
 */
export class ByteWriter {
  bytes: Memory;
  view: DataView;
  end = 0;
  #limit: number;

  /** @param capacity how many bytes there is room for at first */
  constructor(capacity = initialCapacity) {
    this.bytes = allocate(capacity + slack);
    this.view = new DataView(this.bytes.buffer);
    this.#limit = capacity;
  }

  /** Makes sure that there is room for `length` bytes after the end; may replace `bytes` and `view`. */
  reserve(length: number): void {
    if (this.end + length > this.#limit) this.#grow(length);
  }

  /** Writes a byte literal. */
  put(literal: ByteLiteral): void {
    const { length } = literal;
    this.reserve(length);
    const { view, end } = this;
    view.setInt32(end, literal.first, true);
    view.setInt32(end + 4, literal.second, true);
    if (length > 8) {
      const { others } = literal;
      for (let index = 0; index < others.length; index++) {
        view.setInt32(end + 8 + 4 * index, others[index] ?? 0, true);
      }
    }
    this.end = end + length;
  }

  /** Writes an opening bracket, and returns the position of its first element. */
  open(bracket: number): number {
    this.reserve(1);
    this.view.setUint8(this.end, bracket);
    return ++this.end;
  }

  /**
   * Writes a closing bracket and a comma.
   *
   * The bracket replaces the comma after the last element; without elements it follows the opening bracket.
   */
  close(bracket: number, start: number): void {
    this.reserve(2);
    const { view } = this;
    if (this.end > start) this.end--;
    view.setUint8(this.end++, bracket);
    view.setUint8(this.end++, comma);
  }

  /** Closes the object around a container: replaces the comma after the container by a brace, and writes a comma. */
  wrap(): void {
    this.reserve(1);
    this.view.setUint16(this.end - 1, braceAndComma);
    this.end++;
  }

  #grow(length: number): void {
    const bytes = allocate(Math.max(2 * this.bytes.length, this.end + length + slack));
    this.bytes.copy(bytes, 0, 0, this.end);
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer);
    this.#limit = bytes.length - slack;
  }
}
