/** Sum of the numbers of the last second, in slots of 50 ms; times are in milliseconds. */
export interface SlidingSum {
  readonly add: (value: number, at: number) => void;
  /** Corrects a number that was added at that time; later than a second after it, only an increase is counted, as of now. */
  readonly correct: (change: number, at: number, now: number) => void;
  readonly total: (now: number) => number;
}

const slotCount = 20;
const slotDuration = 1000 / slotCount;

export function slidingSum(): SlidingSum {
  const sums = new Float64Array(slotCount);
  /** Which slot of all time each element is. */
  const slots = new Float64Array(slotCount).fill(Number.NEGATIVE_INFINITY);

  const slotAt = (time: number) => Math.floor(time / slotDuration);
  const isRecent = (slot: number, now: number) => slot > slotAt(now) - slotCount;

  function add(value: number, at: number): void {
    const slot = slotAt(at);
    const index = slot % slotCount;
    if (slots[index] !== slot) {
      slots[index] = slot;
      sums[index] = 0;
    }
    sums[index] = (sums[index] ?? 0) + value;
  }

  return {
    add,
    correct(change, at, now) {
      if (isRecent(slotAt(at), now)) add(change, at);
      else if (change > 0) add(change, now);
    },
    total: (now) =>
      sums.reduce(
        (total, sum, index) =>
          isRecent(slots[index] ?? Number.NEGATIVE_INFINITY, now) ? total + sum : total,
        0,
      ),
  };
}
