import { firstValueFrom } from 'rxjs';
import type { CapacityKind, CapacityLimiter } from '../../lib/index.ts';

/** Returns the units that a limiter counts for the last second: consumed, or reserved by requests in flight. */
export async function consumedOf(limiter: CapacityLimiter, kind: CapacityKind): Promise<number> {
  const usage = await firstValueFrom(limiter.usage);
  return usage[kind]?.consumed ?? Number.NaN;
}

/** Units that were consumed at a time in milliseconds. */
export interface Consumption {
  readonly at: number;
  readonly units: number;
}

/** Returns the most units that were consumed in any second. */
export function worstSecond(consumptions: readonly Consumption[]): number {
  const sorted = [...consumptions].sort((one, other) => one.at - other.at);
  const totals = sorted.map(({ at }) =>
    sorted
      .filter((each) => each.at >= at && each.at < at + 1000)
      .reduce((total, { units }) => total + units, 0),
  );
  return Math.max(0, ...totals);
}
