/**
 * Bytes that are written often: a member's name, the opening of an attribute.
 *
 * They are copied four at a time, which for so few is faster than any call; the last word may be part padding.
 */
export class Token {
  readonly words: Int32Array;
  readonly length: number;

  constructor(bytes: Uint8Array) {
    this.length = bytes.length;
    this.words = new Int32Array(Math.ceil(bytes.length / 4));
    // A word is stored in little-endian order, whatever that of the machine.
    const view = new DataView(this.words.buffer);
    for (const [index, byte] of bytes.entries()) view.setUint8(index, byte);
    for (const index of this.words.keys()) this.words[index] = view.getInt32(4 * index, true);
  }
}

export function tokenOf(text: string): Token {
  return new Token(Buffer.from(text));
}
