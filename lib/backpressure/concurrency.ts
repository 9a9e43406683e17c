import { InvalidOptionError } from '../errors/configuration-error.ts';

/**
 * Refuses a concurrency with which nothing would ever be done.
 *
 * @throws InvalidOptionError
 */
export function checkConcurrency(concurrency: number): void {
  const isValid = concurrency === Number.POSITIVE_INFINITY || Number.isSafeInteger(concurrency);
  if (isValid && concurrency > 0) return;
  throw new InvalidOptionError(
    `The option \`concurrency\` must be a positive integer or Infinity, not ${concurrency}`,
  );
}
