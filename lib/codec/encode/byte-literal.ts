/**
 * Constant bytes that are written often: a member's name, the start of an attribute.
 *
 * They are copied as 32-bit words, which for so few bytes is faster than any call. Most literals have eight bytes or fewer,
 * so the first two words are always copied and only the others need a loop. The last word is padded with zeros.
 * Words are little-endian, like those of most machines.
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
