import { refuseOption } from './refuse-option.ts';

/**
 * Checks that an option is a duration in milliseconds, which may be zero or Infinity, and returns it.
 *
 * @throws InvalidOptionError
 */
export function duration(name: string, milliseconds: number): number {
  if (typeof milliseconds === 'number' && milliseconds >= 0) return milliseconds;
  return refuseOption(name, milliseconds, 'a number of milliseconds');
}
