import { InvalidOptionError } from '../errors/configuration-error.ts';
import { positive } from '../options/positive.ts';
import { type Profile, sharedFiles } from './shared-files.ts';

/** How many times a request is sent at most where nobody says it: as the AWS SDKs do for DynamoDB. */
export const defaultMaxAttempts = 4;

/**
 * Finds how many times a request is sent at most: the option beats `AWS_MAX_ATTEMPTS`, that `max_attempts` of the profile.
 *
 * @throws InvalidOptionError if what was found is not a positive integer
 */
export async function findMaxAttempts(
  option: number | undefined,
  profile: () => Promise<Profile>,
): Promise<number> {
  if (option !== undefined) return positive('maxAttempts', option);
  const variable = process.env.AWS_MAX_ATTEMPTS;
  if (variable) return read(variable, 'AWS_MAX_ATTEMPTS');
  const setting = (await profile()).settings.max_attempts;
  if (!setting) return defaultMaxAttempts;
  const { config, credentials } = await sharedFiles();
  return read(setting, `\`max_attempts\` in ${config} or ${credentials}`);
}

function read(text: string, place: string): number {
  if (/^0*[1-9]\d{0,8}$/.test(text.trim())) return Number(text);
  throw new InvalidOptionError(`${place} must be a positive integer, not "${text}"`, {
    option: 'maxAttempts',
    value: text,
  });
}
