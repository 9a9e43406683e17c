/**
 * Expected bytes, stored as 32-bit words and compared word by word.
 *
 * A mask removes from the last word what is beyond the pattern. Reading four bytes there is safe, because the reader's
 * buffer ends in sentinel bytes.
 */
export class BytePattern {
  readonly size: number;
  readonly #words: Int32Array;
  readonly #lastMask: number;
  readonly #last: number;

  constructor(text: string) {
    const bytes = Buffer.from(`${text}\0\0\0`);
    this.size = bytes.length - 3;
    const fullWords = (this.size - 1) >> 2;
    this.#words = Int32Array.from({ length: fullWords }, (_, index) => bytes.readInt32LE(index * 4));
    this.#last = bytes.readInt32LE(fullWords * 4);
    this.#lastMask = -1 >>> (8 * (4 * (fullWords + 1) - this.size));
  }

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
