import { seededRandom } from '../../lib/testing/seeded-random.ts';

/** Draws values from a seed: the same seed makes the same corpus on every machine. */
export interface Random {
  /** A number from 0 to 1, 1 excluded. */
  fraction(): number;
  /** An integer from `low` to `high`, both included. */
  integer(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(choices: readonly T[]): T;
  bytes(size: number): Buffer;
}

export function seeded(seed: number): Random {
  const fraction = seededRandom(seed);
  const integer = (low: number, high: number) => low + Math.floor(fraction() * (high - low + 1));
  return {
    fraction,
    integer,
    chance: (probability) => fraction() < probability,
    pick: <T>(choices: readonly T[]) => choices[integer(0, choices.length - 1)] as T,
    bytes: (size) => Buffer.from(Uint8Array.from({ length: size }, () => integer(0, 255))),
  };
}
