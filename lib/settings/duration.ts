import { InvalidOptionError } from '../errors/configuration-error.ts';

/** Returns the value of an option that is a time in milliseconds, or refuses it. */
export function duration(name: string, milliseconds: number): number {
  if (milliseconds >= 0) return milliseconds;
  throw new InvalidOptionError(
    `The option \`${name}\` must be a number of milliseconds, not ${milliseconds}`,
  );
}
