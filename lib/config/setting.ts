import { oneOf } from '../options/one-of.ts';
import { type Profile, sharedFiles } from './shared-files.ts';

/** The names of a setting in the places where it may be set. */
export interface SettingNames {
  /** The name of the option, if there is one. */
  readonly option?: string;
  readonly variable: string;
  /** The name in a profile. */
  readonly setting: string;
}

/** A setting of the environment or of a profile. */
export interface FoundSetting {
  /** The name of the variable or of the profile's setting. */
  readonly name: string;
  readonly value: string;
  /** Where it is set, for the message of an error. */
  readonly source: string;
}

/** Finds a setting in the environment, else in the profile. An empty variable counts as not set. */
export async function findSetting(
  { variable, setting }: SettingNames,
  profile: () => Promise<Profile>,
): Promise<FoundSetting | undefined> {
  const variableValue = process.env[variable];
  if (variableValue) return { name: variable, value: variableValue, source: variable };
  const value = (await profile()).settings[setting];
  if (!value) return undefined;
  const { config, credentials } = await sharedFiles();
  return { name: setting, value, source: `\`${setting}\` in ${config} or ${credentials}` };
}

/**
 * Finds a setting that is one of a few words: the option, else the variable, else the profile.
 *
 * The variable and the profile may have it in upper case, as with the AWS SDKs for Java and Python.
 *
 * @throws InvalidOptionError for any other word
 */
export async function findChoice<Choice extends string>(
  names: SettingNames,
  choices: readonly Choice[],
  option: Choice | undefined,
  profile: () => Promise<Profile>,
): Promise<Choice | undefined> {
  if (option !== undefined && option !== null) return oneOf(names.option ?? names.setting, option, choices);
  const found = await findSetting(names, profile);
  return found && oneOf(found.name, found.value.toLowerCase(), choices, { subject: found.source });
}

/** Finds a setting that is `true` or `false`, and `false` by default. */
export async function findSwitch(
  names: SettingNames,
  option: boolean | undefined,
  profile: () => Promise<Profile>,
): Promise<boolean> {
  const word = option === undefined || option === null ? undefined : (`${option}` as const);
  return (await findChoice(names, ['true', 'false'], word, profile)) === 'true';
}
