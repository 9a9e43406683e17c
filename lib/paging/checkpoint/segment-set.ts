/** Segments that follow one another: the first and the last of them. */
export type SegmentRange = readonly [first: number, last: number];

/** A set of segments, which takes as little room as there are gaps in it. */
export interface SegmentSet {
  has(segment: number): boolean;
  add(segment: number): void;
  /** In ascending order, with a gap between any two. */
  ranges(): readonly SegmentRange[];
}

/** Makes a set of ranges that are in ascending order and do not overlap. */
export function segmentSet(initial: readonly SegmentRange[]): SegmentSet {
  const ranges = [...initial];

  /** The index of the first range that ends at a segment or behind it. */
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
