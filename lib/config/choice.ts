import { oneOf } from '../options/one-of.ts';
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
  if (option !== undefined && option !== null) return oneOf(names.option ?? names.setting, option, choices);
  const { variable: subject } = names;
  const variable = process.env[subject];
  if (variable) return oneOf(subject, variable.toLowerCase(), choices, { subject });
  const setting = (await profile()).settings[names.setting];
  if (!setting) return undefined;
  const { config, credentials } = await sharedFiles();
  const place = `\`${names.setting}\` in ${config} or ${credentials}`;
  return oneOf(names.setting, setting.toLowerCase(), choices, { subject: place });
}

/** Finds a setting that is on or off, and off where nobody set it. */
export async function findSwitch(
  names: SettingNames,
  option: boolean | undefined,
  profile: () => Promise<Profile>,
): Promise<boolean> {
  const word = option === undefined || option === null ? undefined : (`${option}` as const);
  return (await findChoice(names, ['true', 'false'], word, profile)) === 'true';
}
