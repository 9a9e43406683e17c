import { refuseOption } from './refuse-option.ts';

/**
 * Returns the value of an option that is a number of things, none included, or Infinity for no limit, or refuses it.
 *
 * @throws InvalidOptionError
 */
export function count(name: string, value: number): number {
  if (value === Number.POSITIVE_INFINITY || (Number.isSafeInteger(value) && value >= 0)) return value;
  return refuseOption(name, value, 'zero, a positive integer or Infinity');
}
