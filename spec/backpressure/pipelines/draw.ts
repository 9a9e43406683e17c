import { seededRandom } from '../../../lib/testing/seeded-random.ts';

/** Draws random values; the same seed draws the same values. */
export interface Draw {
  /** An integer from `from` to `to`, both included. */
  int(from: number, to: number): number;
  chance(probability: number): boolean;
  of<T>(list: readonly T[]): T;
}

export function seededDraw(seed: number): Draw {
  const random = seededRandom(seed);
  const int = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  return {
    int,
    chance: (probability) => random() < probability,
    of: (list) => {
      const drawn = list[int(0, list.length - 1)];
      if (drawn === undefined) throw new RangeError('Nothing to draw from');
      return drawn;
    },
  };
}
