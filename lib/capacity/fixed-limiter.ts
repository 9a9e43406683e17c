import type { CapacityLimiter, CapacityUnits } from './capacity-limiter.ts';
import { createLimiter } from './create-limiter.ts';
import { initialRates } from './rates.ts';

/**
 * Limits the capacity units per second that are consumed by everything that shares the limiter.
 *
 * It counts all units that a request consumes, those of indexes included. A kind that is left out is not limited.
 * `db.capacityLimiter` limits a table by a percentage of what it can serve.
 *
 * @throws InvalidOptionError if neither `read` nor `write` is given, or one is not a positive number
 * @example
 * const limiter = capacityLimiter({ read: 2000 });
 * db.parallelScan<Song>({ TableName: 'Music', TotalSegments: 64 }, { limiter }).subscribe();
 */
export function capacityLimiter(rates: CapacityUnits): CapacityLimiter {
  return createLimiter(initialRates(rates, false));
}
