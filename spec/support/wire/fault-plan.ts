import { seededRandom } from '../../../lib/testing/seeded-random.ts';
import type { Fault } from './fault.ts';
import type { LoggedRequest } from './request-log.ts';

/** Returns the fault that a request meets, or `undefined` if it is forwarded without one. */
export type FaultPlan = (request: LoggedRequest) => Fault | undefined;

/** The share of requests that meet a fault, from 0 to 1. */
export type FaultShare = readonly [share: number, fault: Fault];

/**
 * A plan that draws faults at random: the same sequence of faults for the same seed.
 *
 * The n-th request gets the n-th draw. A replay of concurrent requests has the same faults, but not always on the same
 * request.
 */
export function seededFaultPlan(seed: number, shares: readonly FaultShare[]): FaultPlan {
  const random = seededRandom(seed);
  return () => {
    let draw = random();
    return shares.find(([share]) => {
      draw -= share;
      return draw < 0;
    })?.[1];
  };
}
