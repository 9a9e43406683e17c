import type { Fault } from './fault.ts';
import { seededRandom } from '../seeded-random.ts';
import type { LoggedRequest } from './request-log.ts';

/** Decides what goes wrong with a request; `undefined` lets it pass. */
export type Plan = (request: LoggedRequest) => Fault | undefined;

/** How often a fault happens: its share of all requests, from 0 to 1. */
export type Odds = readonly [share: number, fault: Fault];

/**
 * Draws faults at random, the same ones in the same order for the same seed.
 *
 * The n-th request gets the n-th draw, whichever request that is: over concurrent requests a replay has the same
 * faults, though not always on the same request.
 */
export function seededPlan(seed: number, odds: readonly Odds[]): Plan {
  const random = seededRandom(seed);
  return () => {
    let draw = random();
    return odds.find(([share]) => {
      draw -= share;
      return draw < 0;
    })?.[1];
  };
}
