import { InvalidOptionError } from '../errors/configuration-error.ts';

const longestText = 60;

/**
 * Refuses the value of an option.
 *
 * @param expected what it must be, as the end of a sentence
 * @param subject how the sentence begins, for a value that does not come from an option
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

/** Text stands in quotes, so that `"5"` is told from 5; what is in an object stays out of the message. */
function describe(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value.length > longestText ? `${value.slice(0, longestText)}…` : value);
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
