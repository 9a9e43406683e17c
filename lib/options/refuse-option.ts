import { InvalidOptionError } from '../errors/configuration-error.ts';

const maxShownLength = 60;

/**
 * Throws the error for an invalid value of an option.
 *
 * @param expected the values that are allowed, such as `a positive integer`
 * @param subject the subject of the sentence, for a value that does not come from an option
 * @throws InvalidOptionError always
 */
export function refuseOption(
  option: string,
  value: unknown,
  expected: string,
  subject = `The option \`${option}\``,
): never {
  throw new InvalidOptionError(`${subject} must be ${expected}, not ${describe(value)}`, { option, value });
}

/** Quotes strings, so that `"5"` differs from 5; leaves the content of objects out, which may be secret. */
function describe(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value.length > maxShownLength ? `${value.slice(0, maxShownLength)}…` : value);
    case 'bigint':
      return `${value}n`;
    case 'object':
      if (value !== null) return Array.isArray(value) ? 'an array' : 'an object';
      return 'null';
    case 'function':
    case 'symbol':
      return `a ${typeof value}`;
    default:
      return String(value);
  }
}
