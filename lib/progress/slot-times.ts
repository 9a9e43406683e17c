import type { SchedulerLike } from 'rxjs';
import { type LimitedBy, limits } from './progress.ts';

/** Milliseconds of slots by what limited them. */
export type SlotTotals = Readonly<Record<LimitedBy, number>>;

const zeros = (): Record<LimitedBy, number> => ({
  sink: 0,
  source: 0,
  limiter: 0,
  throttles: 0,
  network: 0,
  client: 0,
});

/**
 * Adds up for how long the slots of a stream were limited by what.
 *
 * A slot is a request, or a segment between two requests: it waits for one thing at a time. While the stream runs synchronous
 * code, no slot can advance: the time of all of them counts for that code.
 */
export class SlotTimes {
  private readonly open = zeros();
  private readonly sums = zeros();
  private readonly now: () => number;
  private lastAt: number;
  /** What the synchronous code that is running now belongs to. */
  private running: LimitedBy | undefined;

  constructor(scheduler: SchedulerLike) {
    this.now = () => scheduler.now();
    this.lastAt = this.now();
  }

  /** Returns the sums so far. */
  totals(): SlotTotals {
    this.advance();
    return { ...this.sums };
  }

  add(limit: LimitedBy, slots: number): void {
    this.advance();
    this.open[limit] += slots;
  }

  /** Runs synchronous code; code inside it may run more. */
  run<T>(limit: LimitedBy, code: () => T): T {
    this.advance();
    const outer = this.running;
    this.running = limit;
    try {
      return code();
    } finally {
      this.advance();
      this.running = outer;
    }
  }

  private advance(): void {
    const now = this.now();
    const elapsed = Math.max(0, now - this.lastAt);
    this.lastAt = now;
    if (elapsed === 0) return;
    const { running, open, sums } = this;
    if (running === undefined) for (const limit of limits) sums[limit] += elapsed * open[limit];
    else sums[running] += elapsed * Math.max(1, slotsIn(open));
  }
}

function slotsIn(open: SlotTotals): number {
  return limits.reduce((sum, limit) => sum + open[limit], 0);
}

/** Returns what took most of the time between two totals; `undefined` if nothing took any. */
export function largestBetween(before: SlotTotals, after: SlotTotals): LimitedBy | undefined {
  let largest: LimitedBy | undefined;
  let most = 0;
  for (const limit of limits) {
    const time = after[limit] - before[limit];
    if (time <= most) continue;
    most = time;
    largest = limit;
  }
  return largest;
}
