import { refuseOption } from './refuse-option.ts';

/** What the message says otherwise than of an option that is nothing but one of the words. */
interface Wording {
  /** How it begins, for a word that does not come from an option. */
  readonly subject?: string | undefined;
  /** What the value may be besides, if that is no word. */
  readonly besides?: string;
}

/**
 * Returns the value of an option that is one of a few words, or refuses it.
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
