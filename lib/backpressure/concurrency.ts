import { positiveOrInfinity } from '../options/positive.ts';

/**
 * Refuses a concurrency with which nothing would ever be done.
 *
 * @throws InvalidOptionError
 */
export function checkConcurrency(concurrency: number): void {
  positiveOrInfinity('concurrency', concurrency);
}
