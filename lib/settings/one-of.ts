import { InvalidOptionError } from '../errors/configuration-error.ts';

/** Returns the value of an option that is one of a few words, or refuses it. */
export function oneOf<Word extends string>(name: string, value: Word, words: readonly Word[]): Word {
  if (words.includes(value)) return value;
  throw new InvalidOptionError(`The option \`${name}\` must be one of ${words.join(', ')}, not ${value}`);
}
