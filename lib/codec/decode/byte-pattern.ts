/**
 * Bytes that are expected to come next, kept as the 32-bit words they are compared by.
 *
 * The last word may be shorter than the others: a mask leaves out what is not its own. Reading it whole is safe, as
 * every page ends in spare bytes.
 */
export class BytePattern {
  readonly size: number;
  readonly #words: Int32Array;
  readonly #lastMask: number;
  readonly #last: number;

  constructor(text: string) {
    const bytes = Buffer.from(`${text}\0\0\0`);
    this.size = bytes.length - 3;
    const wholeWords = (this.size - 1) >> 2;
    this.#words = Int32Array.from({ length: wholeWords }, (_, index) => bytes.readInt32LE(index * 4));
    this.#last = bytes.readInt32LE(wholeWords * 4);
    this.#lastMask = -1 >>> (8 * (4 * (wholeWords + 1) - this.size));
  }

  /** Whether the bytes at a position are these. */
  matches(view: DataView, position: number): boolean {
    const words = this.#words;
    const { length } = words;
    let at = position;
    for (let index = 0; index < length; index++) {
      if (view.getInt32(at, true) !== words[index]) return false;
      at += 4;
    }
    return (view.getInt32(at, true) & this.#lastMask) === this.#last;
  }
}
