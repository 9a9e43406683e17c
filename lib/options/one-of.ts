import { refuseOption } from './refuse-option.ts';

/** Changes to the error message. */
interface Wording {
  /** The subject of the sentence, for a value that does not come from an option. */
  readonly subject?: string | undefined;
  /** Another kind of value that is allowed, such as `a function`. */
  readonly besides?: string;
}

/**
 * Checks that an option is one of a few words, and returns it.
 *
 * @throws InvalidOptionError
 */
export function oneOf<Word extends string>(
  name: string,
  value: string,
  words: readonly Word[],
  { subject, besides }: Wording = {},
): Word {
  const word = words.find((each) => each === value);
  if (word !== undefined) return word;
  const allowed = words.map((each) => `"${each}"`).concat(besides ?? []);
  return refuseOption(name, value, allowed.join(' or '), subject);
}
