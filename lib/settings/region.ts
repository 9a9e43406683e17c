import { isValidHostLabel } from '@smithy/core/endpoints';
import { InvalidOptionError, NoRegionError } from '../errors/configuration-error.ts';
import { type Profile, sharedFiles } from './shared-files.ts';

/** Finds the region: the option beats `AWS_REGION`, that `AWS_DEFAULT_REGION`, that the profile. */
export async function findRegion(
  option: string | undefined,
  profile: () => Promise<Profile>,
): Promise<string> {
  const { AWS_REGION, AWS_DEFAULT_REGION } = process.env;
  const region = option || AWS_REGION || AWS_DEFAULT_REGION || regionOf(await profile());
  if (!isValidHostLabel(region))
    throw new InvalidOptionError(`"${region}" is not a region: it cannot be part of a host name`);
  return region;
}

function regionOf({ name, settings }: Profile): string {
  if (settings.region) return settings.region;
  const { config, credentials } = sharedFiles();
  const places = 'the option `region`, AWS_REGION, AWS_DEFAULT_REGION';
  throw new NoRegionError(
    `No region: looked for ${places}, and \`region\` of the profile "${name}" in ${config} and ${credentials}`,
  );
}
