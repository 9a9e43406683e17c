import { refuseOption } from './refuse-option.ts';

/**
 * Checks that an option is `true` or `false`, and returns it. The string `'false'` is refused because it is truthy.
 *
 * @throws InvalidOptionError
 */
export function boolean(name: string, value: boolean): boolean {
  if (typeof value === 'boolean') return value;
  return refuseOption(name, value, 'true or false');
}
