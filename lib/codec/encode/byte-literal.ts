/**
 * Bytes that are written often: a member's name, the opening of an attribute.
 *
 * They are copied four at a time, which for so few is faster than any call. Most have eight or fewer, so that the first two
 * words are always copied and only the others need a loop. What is left of a word is padding.
 * Words are little-endian, as most machines have them.
 */
export class ByteLiteral {
  readonly length: number;
  readonly first: number;
  readonly second: number;
  readonly others: Int32Array;

  constructor(bytes: Uint8Array) {
    this.length = bytes.length;
    const padded = new Uint8Array(Math.max(8, 4 * Math.ceil(bytes.length / 4)));
    padded.set(bytes);
    const view = new DataView(padded.buffer);
    this.first = view.getInt32(0, true);
    this.second = view.getInt32(4, true);
    this.others = Int32Array.from({ length: padded.length / 4 - 2 }, (_, index) =>
      view.getInt32(8 + 4 * index, true),
    );
  }
}

export function byteLiteral(text: string): ByteLiteral {
  return new ByteLiteral(Buffer.from(text));
}
