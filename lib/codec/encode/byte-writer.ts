import { allocate } from '../memory.ts';
import type { ByteLiteral } from './byte-literal.ts';

const comma = 0x2c;
const braceAndComma = 0x7d2c;

/** What a body has room for at first: most requests are smaller. */
const firstCapacity = 16 * 1024;

/** Every reservation leaves room for this many bytes more, so that whole words may be stored and read past the end. */
const slack = 16;

/**
 * The bytes of a request while they are written.
 *
 * Bytes and not text, because bytes are what is sent: a string that is built piece by piece is a tree, and to flatten and
 * transcode it costs as much again as to build it. The memory stays and grows; a finished body is copied out of it once.
 *
 * Whoever writes reserves first, stores in `bytes` or `view` from `end` on, and then moves `end`.
 */
export class ByteWriter {
  bytes = allocate(firstCapacity);
  view = new DataView(this.bytes.buffer);
  end = 0;
  #limit = firstCapacity - slack;

  /** Makes sure that there is room for so many bytes behind the end. */
  reserve(length: number): void {
    if (this.end + length > this.#limit) this.#grow(length);
  }

  /** Writes what is known beforehand. */
  put(token: ByteLiteral): void {
    const { length } = token;
    this.reserve(length);
    const { view, end } = this;
    view.setInt32(end, token.first, true);
    view.setInt32(end + 4, token.second, true);
    if (length > 8) {
      const { others } = token;
      for (let index = 0; index < others.length; index++) {
        view.setInt32(end + 8 + 4 * index, others[index] ?? 0, true);
      }
    }
    this.end = end + length;
  }

  /** Writes an opening bracket, and returns where its elements begin. */
  open(bracket: number): number {
    this.reserve(1);
    this.view.setUint8(this.end, bracket);
    return ++this.end;
  }

  /** Writes a closing bracket over the comma behind the last element, or behind the opening one if there is none. */
  close(bracket: number, start: number): void {
    this.reserve(2);
    const { view } = this;
    if (this.end > start) this.end--;
    view.setUint8(this.end++, bracket);
    view.setUint8(this.end++, comma);
  }

  /** Closes the object around a container: the comma behind that becomes a brace, and a comma follows. */
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
