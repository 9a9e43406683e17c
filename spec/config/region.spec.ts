import { describe, expect, it, vi } from 'vitest';
import { resolveConnection } from '../../lib/config/connection.ts';
import { sharedHome } from '../support/shared-home.ts';

const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' };

async function regionOf(region?: string): Promise<string> {
  return (await resolveConnection({ credentials, region })).region;
}

describe('the region', () => {
  it('is the option, else AWS_REGION, else AWS_DEFAULT_REGION, else that of the profile', async () => {
    await sharedHome({ config: '[default]\nregion = from-profile\n' });
    vi.stubEnv('AWS_DEFAULT_REGION', 'from-default-variable');
    vi.stubEnv('AWS_REGION', 'from-variable');
    expect(await regionOf('from-option')).toBe('from-option');
    expect(await regionOf()).toBe('from-variable');
    vi.stubEnv('AWS_REGION', undefined);
    expect(await regionOf()).toBe('from-default-variable');
    vi.stubEnv('AWS_DEFAULT_REGION', undefined);
    expect(await regionOf()).toBe('from-profile');
  });

  it('ignores an empty variable and an empty option', async () => {
    await sharedHome({ config: '[default]\nregion = from-profile\n' });
    vi.stubEnv('AWS_REGION', '');
    expect(await regionOf('')).toBe('from-profile');
  });

  it('that is missing is an error that says where to set it', async () => {
    const { config, credentials } = await sharedHome({ config: '[default]\noutput = json\n' });
    await expect(regionOf()).rejects.toMatchObject({
      name: 'NoRegionError',
      message: `No region: set the option \`region\`, AWS_REGION, AWS_DEFAULT_REGION, or \`region\` of the profile "default" in ${config} or ${credentials}`,
    });
  });

  it('that is missing in a requested profile is not taken from another profile', async () => {
    await sharedHome({ config: '[default]\nregion = eu-central-1\n[profile dev]\noutput = json\n' });
    vi.stubEnv('AWS_PROFILE', 'dev');
    await expect(regionOf()).rejects.toThrow('the profile "dev"');
  });

  it('cannot redirect a request to another host', async () => {
    await sharedHome();
    await expect(regionOf('example.com/')).rejects.toMatchObject({
      name: 'InvalidOptionError',
      option: 'region',
      message: 'The region "example.com/" is invalid: it cannot be part of a host name',
    });
  });
});
