import { describe, expect, it, vi } from 'vitest';
import { resolveConnection } from '../../lib/config/connection.ts';
import { sharedHome } from './shared-home.ts';

const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' };

async function regionOf(region?: string): Promise<string> {
  return (await resolveConnection({ credentials, region })).region;
}

describe('the region', () => {
  it('is that of the option, else AWS_REGION, else AWS_DEFAULT_REGION, else that of the profile', async () => {
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

  it('is not that of a variable that is set to nothing', async () => {
    await sharedHome({ config: '[default]\nregion = from-profile\n' });
    vi.stubEnv('AWS_REGION', '');
    expect(await regionOf('')).toBe('from-profile');
  });

  it('is missed with an error that says where it was looked for', async () => {
    const { config, credentials } = await sharedHome({ config: '[default]\noutput = json\n' });
    await expect(regionOf()).rejects.toMatchObject({
      name: 'NoRegionError',
      message: `No region: looked for the option \`region\`, AWS_REGION, AWS_DEFAULT_REGION, and \`region\` of the profile "default" in ${config} and ${credentials}`,
    });
  });

  it('is missed in the profile that was asked for, whatever others have', async () => {
    await sharedHome({ config: '[default]\nregion = eu-central-1\n[profile dev]\noutput = json\n' });
    vi.stubEnv('AWS_PROFILE', 'dev');
    await expect(regionOf()).rejects.toThrow('the profile "dev"');
  });

  it('cannot lead a request to another host', async () => {
    await sharedHome();
    await expect(regionOf('example.com/')).rejects.toMatchObject({
      name: 'InvalidOptionError',
      option: 'region',
      message: '"example.com/" is not a region: it cannot be part of a host name',
    });
  });
});
