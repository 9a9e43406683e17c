/** How many sizes are kept at most to find those above a given one. */
const maxKept = 4096;

/** The number, the mean, the variance and the skewness of sizes. */
export interface Moments {
  readonly count: number;
  readonly mean: number;
  readonly variance: number;
  readonly skewness: number;
}

/** The sizes of finished segments: their moments, and a systematic sample of them. */
export class SegmentSizes {
  count = 0;
  sum = 0;
  private squares = 0;
  private cubes = 0;
  private kept: number[] = [];
  /** Every so many-th size is kept, so that a million segments take no memory and no time. */
  private stride = 1;

  add(size: number): void {
    if (this.count % this.stride === 0) this.kept.push(size);
    this.count++;
    this.sum += size;
    this.squares += size ** 2;
    this.cubes += size ** 3;
    if (this.kept.length <= maxKept) return;
    this.kept = this.kept.filter((_, index) => index % 2 === 0);
    this.stride *= 2;
  }

  /** Returns the kept sizes that are larger than `size`. */
  above(size: number): readonly number[] {
    return this.kept.filter((each) => each > size);
  }

  /** Returns the moments of these sizes and of further ones. */
  momentsWith(further: readonly number[]): Moments {
    const sum = (power: number) => further.reduce((total, size) => total + size ** power, 0);
    const count = this.count + further.length;
    const mean = (this.sum + sum(1)) / count;
    const square = (this.squares + sum(2)) / count;
    const cube = (this.cubes + sum(3)) / count;
    // Rounding may make the differences negative.
    const spread = Math.max(0, square - mean ** 2);
    const skewness = spread === 0 ? 0 : (cube - 3 * mean * square + 2 * mean ** 3) / spread ** 1.5;
    return { count, mean, variance: (spread * count) / Math.max(1, count - 1), skewness };
  }
}
