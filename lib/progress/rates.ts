import type { ProgressRates, ProgressUnits } from './progress.ts';

/** What a stream had done at a time, in milliseconds. */
export interface Amounts {
  readonly at: number;
  readonly items: number;
  readonly scanned: number;
  readonly bytes: number;
  readonly units: ProgressUnits;
}

/** Returns how much was done per second between two times; 0 if no time has passed. */
export function ratesBetween(before: Amounts, after: Amounts): ProgressRates {
  const seconds = (after.at - before.at) / 1000;
  const rate = (amount: number) => (seconds > 0 ? amount / seconds : 0);
  return {
    items: rate(after.items - before.items),
    scanned: rate(after.scanned - before.scanned),
    bytes: rate(after.bytes - before.bytes),
    units: {
      read: rate(after.units.read - before.units.read),
      write: rate(after.units.write - before.units.write),
    },
  };
}
