import { InvalidOptionError, NoRegionError } from '../errors/configuration-error.ts';
import { isHostLabel } from './host-label.ts';
import { type Profile, sharedFiles } from './shared-files.ts';

/** Finds the region: the option, else `AWS_REGION`, else `AWS_DEFAULT_REGION`, else that of the profile. */
export async function findRegion(
  option: string | undefined,
  profile: () => Promise<Profile>,
): Promise<string> {
  const { AWS_REGION, AWS_DEFAULT_REGION } = process.env;
  const region = option || AWS_REGION || AWS_DEFAULT_REGION || (await regionOf(await profile()));
  if (!isHostLabel(region))
    throw new InvalidOptionError(`The region "${region}" is invalid: it cannot be part of a host name`, {
      option: 'region',
      value: region,
    });
  return region;
}

/** Returns the region of a pseudo region, which selects FIPS in old tools: `fips-us-gov-west-1` or `us-gov-west-1-fips`. */
export function withoutFips(region: string): string {
  return region.replace(/^fips-|-fips$/, '');
}

async function regionOf({ name, settings, problem, unreadable }: Profile): Promise<string> {
  if (settings.region) return settings.region;
  const reason = problem ?? unreadable;
  if (reason !== undefined) throw reason;
  const { config, credentials } = await sharedFiles();
  throw new NoRegionError(
    `No region: set the option \`region\`, AWS_REGION, AWS_DEFAULT_REGION, or \`region\` of the profile "${name}" in ${config} or ${credentials}`,
  );
}
