import { positive } from '../options/positive.ts';
import { refuseOption } from '../options/refuse-option.ts';
import { findSetting, type SettingNames } from './setting.ts';
import type { Profile } from './shared-files.ts';

/** How many times a request is sent at most by default, as with the AWS SDKs for DynamoDB. */
export const defaultMaxAttempts = 4;

const names: SettingNames = { variable: 'AWS_MAX_ATTEMPTS', setting: 'max_attempts' };

/**
 * Finds how many times a request is sent at most: the option, else `AWS_MAX_ATTEMPTS`, else `max_attempts` of the profile.
 *
 * @throws InvalidOptionError for anything but a positive integer
 */
export async function findMaxAttempts(
  option: number | undefined,
  profile: () => Promise<Profile>,
): Promise<number> {
  if (option !== undefined) return positive('maxAttempts', option);
  const found = await findSetting(names, profile);
  if (found === undefined) return defaultMaxAttempts;
  const { value, source } = found;
  if (/^0*[1-9]\d{0,8}$/.test(value.trim())) return Number(value);
  return refuseOption('maxAttempts', value, 'a positive integer', source);
}
