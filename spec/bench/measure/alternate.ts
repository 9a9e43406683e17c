/** Measures something once. */
export type Measurement = () => number | Promise<number>;

/** Fewer rounds are enough to see whether a benchmark works. */
const asked = Number(process.env.BENCH_ROUNDS) || undefined;

/**
 * Measures all contestants in turns, A B C A B C …, and returns what each round gave.
 *
 * A first round warms everybody up and does not count.
 */
export async function alternate<Name>(
  contestants: ReadonlyMap<Name, Measurement>,
  rounds: number,
): Promise<(name: Name) => readonly number[]> {
  const results = new Map<Name, number[]>();
  for (let round = 0; round <= (asked ?? rounds); round++) {
    for (const [name, measure] of contestants) {
      const result = await measure();
      if (round > 0) results.set(name, [...(results.get(name) ?? []), result]);
    }
  }
  return (name) => results.get(name) ?? [];
}
