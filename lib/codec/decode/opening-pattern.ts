/** How many bytes are compared at once. */
const step = 8;

/**
 * Expected bytes, eight or more, compared eight at a time as doubles; the last eight may overlap those before.
 *
 * Doubles are equal exactly if their bytes are, except for zeros and NaN. Eight bytes of JSON are never a zero, and a pattern that
 * has a NaN, in a name that is not ASCII, matches nothing. The bytes are compared in order, so that nothing is read beyond the
 * sentinels of the reader's buffer.
 */
export class OpeningPattern {
  readonly size: number;
  readonly #first: number;
  readonly #second: number;
  readonly #last: number;
  readonly #secondAt: number;
  readonly #lastAt: number;
  /** What a pattern of more than 24 bytes has between the second and the last double. */
  readonly #others: Float64Array | undefined;

  constructor(text: string) {
    const bytes = Buffer.from(text);
    this.size = bytes.length;
    this.#lastAt = bytes.length - step;
    this.#secondAt = Math.min(step, this.#lastAt);
    this.#first = bytes.readDoubleLE(0);
    this.#second = bytes.readDoubleLE(this.#secondAt);
    this.#last = bytes.readDoubleLE(this.#lastAt);
    const length = Math.ceil(this.#lastAt / step) - 2;
    if (length > 0)
      this.#others = Float64Array.from({ length }, (_, index) => bytes.readDoubleLE((index + 2) * step));
  }

  matches(view: DataView, position: number): boolean {
    return (
      view.getFloat64(position, true) === this.#first &&
      view.getFloat64(position + this.#secondAt, true) === this.#second &&
      (this.#others === undefined || matchesAll(this.#others, view, position + 2 * step)) &&
      view.getFloat64(position + this.#lastAt, true) === this.#last
    );
  }
}

function matchesAll(expected: Float64Array, view: DataView, position: number): boolean {
  for (let index = 0; index < expected.length; index++) {
    if (view.getFloat64(position + index * step, true) !== expected[index]) return false;
  }
  return true;
}
