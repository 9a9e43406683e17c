import { InvalidOptionError } from '../errors/configuration-error.ts';

/** Returns the value of an option that counts something, or refuses it. */
export function positive(name: string, value: number): number {
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new InvalidOptionError(`The option \`${name}\` must be a positive integer, not ${value}`);
}
