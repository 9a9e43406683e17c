import { refuseOption } from './refuse-option.ts';

/**
 * Checks that an option is zero, a positive integer or Infinity (no limit), and returns it.
 *
 * @throws InvalidOptionError
 */
export function count(name: string, value: number): number {
  if (value === Number.POSITIVE_INFINITY || (Number.isSafeInteger(value) && value >= 0)) return value;
  return refuseOption(name, value, 'zero, a positive integer or Infinity');
}
