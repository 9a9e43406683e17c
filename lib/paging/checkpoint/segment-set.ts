/** Consecutive segments: the first and the last of them, both included. */
export type SegmentRange = readonly [first: number, last: number];

/** A set of segments, stored as ranges, so that its size depends on the number of gaps only. */
export interface SegmentSet {
  has(segment: number): boolean;
  add(segment: number): void;
  /** The ranges in ascending order, with a gap between any two. */
  ranges(): readonly SegmentRange[];
}

/** Makes a set of the segments in ranges, which must be in ascending order and not overlap. */
export function segmentSet(initial: readonly SegmentRange[]): SegmentSet {
  const ranges = [...initial];

  /** Binary search for the first range that ends at a segment or after it. */
  function search(segment: number): number {
    let low = 0;
    let high = ranges.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((ranges[middle]?.[1] ?? segment) < segment) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function has(segment: number): boolean {
    const range = ranges[search(segment)];
    return range !== undefined && range[0] <= segment;
  }

  function add(segment: number): void {
    if (has(segment)) return;
    const index = search(segment);
    const left = ranges[index - 1];
    const right = ranges[index];
    const touchesLeft = left?.[1] === segment - 1;
    const touchesRight = right?.[0] === segment + 1;
    ranges.splice(touchesLeft ? index - 1 : index, Number(touchesLeft) + Number(touchesRight), [
      touchesLeft ? left[0] : segment,
      touchesRight ? right[1] : segment,
    ]);
  }

  return { has, add, ranges: () => [...ranges] };
}
