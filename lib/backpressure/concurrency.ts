import { positiveOrInfinity } from '../options/positive.ts';

/**
 * Throws unless `concurrency` is a positive integer or Infinity: with any other nothing would ever be done.
 *
 * @throws InvalidOptionError
 */
export function checkConcurrency(concurrency: number): void {
  positiveOrInfinity('concurrency', concurrency);
}
