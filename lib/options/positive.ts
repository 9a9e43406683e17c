import { refuseOption } from './refuse-option.ts';

/**
 * Returns the value of an option that is a positive integer, or refuses it.
 *
 * @throws InvalidOptionError
 */
export function positive(name: string, value: number): number {
  if (Number.isSafeInteger(value) && value > 0) return value;
  return refuseOption(name, value, 'a positive integer');
}

/**
 * Returns the value of an option that is a positive integer, or Infinity for no limit, or refuses it.
 *
 * @throws InvalidOptionError
 */
export function positiveOrInfinity(name: string, value: number): number {
  if (value === Number.POSITIVE_INFINITY || (Number.isSafeInteger(value) && value > 0)) return value;
  return refuseOption(name, value, 'a positive integer or Infinity');
}
