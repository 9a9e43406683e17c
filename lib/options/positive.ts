import { refuseOption } from './refuse-option.ts';

/**
 * Checks that an option is a positive integer, and returns it.
 *
 * @throws InvalidOptionError
 */
export function positive(name: string, value: number): number {
  if (Number.isSafeInteger(value) && value > 0) return value;
  return refuseOption(name, value, 'a positive integer');
}

/**
 * Checks that an option is a positive integer or Infinity (no limit), and returns it.
 *
 * @throws InvalidOptionError
 */
export function positiveOrInfinity(name: string, value: number): number {
  if (value === Number.POSITIVE_INFINITY || (Number.isSafeInteger(value) && value > 0)) return value;
  return refuseOption(name, value, 'a positive integer or Infinity');
}
