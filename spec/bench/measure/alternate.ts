/** Measures something once. */
export type Measurement = () => number | Promise<number>;

export interface Rounds {
  /** The number of measured rounds. */
  readonly rounds: number;
  /**
   * The number of rounds before them that are not counted.
   * @default 1
   */
  readonly warmUp?: number;
}

/** `BENCH_ROUNDS=1` is enough to see whether a benchmark works. */
const requestedRounds = Number(process.env.BENCH_ROUNDS) || undefined;

/** Runs measurements alternately, A B C A B C …, and returns the result of each round. */
export async function alternate<Name>(
  measurements: ReadonlyMap<Name, Measurement>,
  { rounds, warmUp = 1 }: Rounds,
): Promise<(name: Name) => readonly number[]> {
  const results = new Map<Name, number[]>();
  for (let round = -warmUp; round < (requestedRounds ?? rounds); round++) {
    for (const [name, measure] of measurements) {
      const result = await measure();
      if (round >= 0) results.set(name, [...(results.get(name) ?? []), result]);
    }
  }
  return (name) => results.get(name) ?? [];
}
