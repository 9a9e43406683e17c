import { refuseOption } from '../options/refuse-option.ts';

/**
 * Checks that an options object has no members of other names, which would be ignored silently.
 *
 * @param option the name of the option that is the object
 * @throws InvalidOptionError that names the unknown member and the known ones
 */
export function checkMembers(option: string, object: object, known: readonly string[]): void {
  if (typeof object !== 'object' || object === null || Array.isArray(object))
    refuseOption(option, object, 'an object');
  const unknown = Object.keys(object).find((name) => !known.includes(name));
  if (unknown !== undefined)
    refuseOption(option, unknown, known.join(', '), `The name of a member of \`${option}\``);
}
