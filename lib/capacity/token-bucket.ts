/**
 * Token bucket of capacity units that may go into debt; times are in milliseconds.
 *
 * It starts empty and holds at most the units of a quarter second, so that no second gets more than 1.25 times the rate. A
 * whole second's units would allow twice the rate in the second after a pause.
 */
export interface TokenBucket {
  /** Units per second. */
  readonly rate: () => number;
  /** How many units it holds when full. */
  readonly capacity: () => number;
  /** Whether these units may be taken; for more than a full bucket holds, whether it is full. */
  readonly has: (units: number, now: number) => boolean;
  /** For how long no token may be taken or returned until `has` is true. */
  readonly millisecondsUntil: (units: number, now: number) => number;
  /** Takes units, also more than there are; a negative number returns units. */
  readonly take: (units: number, now: number) => void;
  readonly setRate: (rate: number, now: number) => void;
}

/** The capacity of a bucket, in seconds at its rate. */
const secondsOfCapacity = 1 / 4;
/** Forgives the rounding errors of sums of fractions. */
const tolerance = 1e-6;

/** Creates an empty token bucket. */
export function tokenBucket(initialRate: number, createdAt: number): TokenBucket {
  let rate = initialRate;
  let tokens = 0;
  let filledAt = createdAt;

  const capacity = () => rate * secondsOfCapacity;
  const needed = (units: number) => Math.min(units, capacity());

  function fill(now: number): void {
    if (now === filledAt) return;
    // The clock of the system may be set back, which must not take tokens away.
    const seconds = Math.max(0, now - filledAt) / 1000;
    tokens = Math.min(capacity(), tokens + seconds * rate);
    filledAt = now;
  }

  return {
    rate: () => rate,
    capacity,
    has(units, now) {
      fill(now);
      return tokens >= needed(units) * (1 - tolerance);
    },
    millisecondsUntil(units, now) {
      fill(now);
      const missing = needed(units) * (1 - tolerance) - tokens;
      // At least 1, because the division of the smallest numbers gives 0.
      return missing <= 0 ? 0 : Math.max(1, Math.ceil((missing / rate) * 1000));
    },
    take(units, now) {
      fill(now);
      tokens = Math.min(capacity(), tokens - units);
    },
    setRate(newRate, now) {
      fill(now);
      rate = newRate;
      tokens = Math.min(capacity(), tokens);
    },
  };
}
