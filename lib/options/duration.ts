import { refuseOption } from './refuse-option.ts';

/**
 * Returns the value of an option that is a time in milliseconds, Infinity included, or refuses it.
 *
 * @throws InvalidOptionError
 */
export function duration(name: string, milliseconds: number): number {
  if (typeof milliseconds === 'number' && milliseconds >= 0) return milliseconds;
  return refuseOption(name, milliseconds, 'a number of milliseconds');
}
