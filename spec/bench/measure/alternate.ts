/** Measures something once. */
export type Measurement = () => number | Promise<number>;

export interface Rounds {
  /** How many rounds count. */
  readonly rounds: number;
  /**
   * How many rounds warm everybody up before that.
   * @default 1
   */
  readonly warmUp?: number;
}

/** Fewer rounds are enough to see whether a benchmark works. */
const asked = Number(process.env.BENCH_ROUNDS) || undefined;

/** Measures all contestants in turns, A B C A B C …, and returns what each round gave. */
export async function alternate<Name>(
  contestants: ReadonlyMap<Name, Measurement>,
  { rounds, warmUp = 1 }: Rounds,
): Promise<(name: Name) => readonly number[]> {
  const results = new Map<Name, number[]>();
  for (let round = -warmUp; round < (asked ?? rounds); round++) {
    for (const [name, measure] of contestants) {
      const result = await measure();
      if (round >= 0) results.set(name, [...(results.get(name) ?? []), result]);
    }
  }
  return (name) => results.get(name) ?? [];
}
