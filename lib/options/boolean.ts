import { refuseOption } from './refuse-option.ts';

/**
 * Returns the value of an option that is `true` or `false`, or refuses it: the text `'false'` of a variable would be true.
 *
 * @throws InvalidOptionError
 */
export function boolean(name: string, value: boolean): boolean {
  if (typeof value === 'boolean') return value;
  return refuseOption(name, value, 'true or false');
}
