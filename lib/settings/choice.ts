import { InvalidOptionError } from '../errors/configuration-error.ts';
import { type Profile, sharedFiles } from './shared-files.ts';

/** The names of a setting in the places where it may stand. */
export interface SettingNames {
  /** The name of the option; a setting that is none has none. */
  readonly option?: string;
  readonly variable: string;
  /** The name in a profile. */
  readonly setting: string;
}

/**
 * Finds a setting that is one of a few words: the option beats the variable, that the profile.
 *
 * Outside of the program upper case means the same as lower case, as it does to the AWS SDKs for Java and for Python;
 * a variable that is set to nothing is not set.
 *
 * @throws InvalidOptionError for any other word, with the place and the word
 */
export async function findChoice<Choice extends string>(
  names: SettingNames,
  choices: readonly Choice[],
  option: Choice | undefined,
  profile: () => Promise<Profile>,
): Promise<Choice | undefined> {
  if (option !== undefined) return oneOf(choices, option, `The option \`${names.option}\``);
  const variable = process.env[names.variable];
  if (variable) return oneOf(choices, variable.toLowerCase(), names.variable);
  const setting = (await profile()).settings[names.setting];
  if (!setting) return undefined;
  const { config, credentials } = await sharedFiles();
  return oneOf(choices, setting.toLowerCase(), `\`${names.setting}\` in ${config} or ${credentials}`);
}

/** Finds a setting that is on or off, and off where nobody set it. */
export async function findSwitch(
  names: SettingNames,
  option: boolean | undefined,
  profile: () => Promise<Profile>,
): Promise<boolean> {
  const word = option === undefined ? undefined : (`${option}` as const);
  return (await findChoice(names, ['true', 'false'], word, profile)) === 'true';
}

function oneOf<Choice extends string>(choices: readonly Choice[], word: string, place: string): Choice {
  const choice = choices.find((each) => each === word);
  if (choice !== undefined) return choice;
  const allowed = choices.map((each) => `"${each}"`).join(' or ');
  throw new InvalidOptionError(`${place} must be ${allowed}, not "${word}"`);
}
