import { mkdir } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { resolveConnection } from '../../lib/config/connection.ts';
import { sharedHome } from '../support/shared-home.ts';

const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' };
const invalid = { config: 'this is no configuration' };

describe('the settings of a client', () => {
  it('are those of the profile if nothing else is set', async () => {
    await sharedHome({
      config: '[profile dev]\nregion = eu-north-1\nendpoint_url = http://localhost:8000\n',
      credentials: '[dev]\naws_access_key_id = dev-key\naws_secret_access_key = secret\n',
    });
    const settings = await resolveConnection({ profile: 'dev' });
    expect(settings.region).toBe('eu-north-1');
    expect(settings.endpointFor(undefined).href).toBe('http://localhost:8000/');
    expect(await settings.credentials()).toMatchObject({ accessKeyId: 'dev-key' });
  });

  it('are resolved despite an invalid file if the options are complete', async () => {
    await sharedHome(invalid);
    await resolveConnection({ region: 'eu-central-1', endpoint: 'http://localhost:8000', credentials });
  });

  it('are resolved despite an invalid file or an unknown profile if only the endpoint is not set', async () => {
    await sharedHome(invalid);
    await resolveConnection({ region: 'eu-central-1', credentials });
    vi.stubEnv('AWS_PROFILE', 'unknown');
    await resolveConnection({ region: 'eu-central-1', credentials });
  });

  it('fail with an invalid file if it may have the region or the credentials', async () => {
    await sharedHome(invalid);
    await expect(resolveConnection({ credentials })).rejects.toMatchObject({ name: 'ConfigParserError' });
    await expect(resolveConnection({ region: 'eu-central-1' })).rejects.toMatchObject({
      name: 'ConfigParserError',
    });
  });

  it('fail with a requested profile that is unknown, even if the options are complete', async () => {
    await sharedHome({ config: '[default]\nregion = eu-central-1\n' });
    const everything = { region: 'eu-central-1', endpoint: 'http://localhost:8000', credentials };
    await expect(resolveConnection({ ...everything, profile: 'dev' })).rejects.toMatchObject({
      name: 'NoProfileError',
    });
  });
});

describe('an environment with region and credentials', () => {
  const keys = { AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret' };
  const webIdentity = { AWS_WEB_IDENTITY_TOKEN_FILE: '/token', AWS_ROLE_ARN: 'arn:aws:iam::1:role/r' };
  const container = { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://localhost:1/' };

  function stub(variables: object): void {
    for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
    vi.stubEnv('AWS_REGION', 'eu-central-1');
  }

  it.each([keys, webIdentity, container])('is sufficient despite an invalid file: %j', async (variables) => {
    await sharedHome({ config: '[default]\nodd\n', credentials: 'odd' });
    stub(variables);
    expect((await resolveConnection({})).region).toBe('eu-central-1');
  });

  it('is sufficient despite a file that cannot be read', async () => {
    const { credentials, config } = await sharedHome();
    await mkdir(credentials);
    await mkdir(config);
    stub(keys);
    const settings = await resolveConnection({});
    expect(await settings.credentials()).toMatchObject({ accessKeyId: 'key' });
  });

  it('is completed by the valid settings of an invalid profile', async () => {
    await sharedHome({ config: '[default]\nodd\nendpoint_url = http://profile/\n' });
    stub(keys);
    expect((await resolveConnection({})).endpointFor(undefined).href).toBe('http://profile/');
  });

  it('is not sufficient if a requested profile is invalid', async () => {
    await sharedHome({ config: '[profile dev]\nodd\n' });
    stub({ ...keys, AWS_PROFILE: 'dev' });
    await expect(resolveConnection({})).rejects.toMatchObject({ name: 'ConfigParserError' });
    vi.stubEnv('AWS_PROFILE', undefined);
    await expect(resolveConnection({ profile: 'dev' })).rejects.toMatchObject({ name: 'ConfigParserError' });
  });
});

describe('a file that cannot be read', () => {
  it('is the error if the region is missing', async () => {
    const { config } = await sharedHome();
    await mkdir(config);
    await expect(resolveConnection({ credentials })).rejects.toMatchObject({
      name: 'ConfigNotFoundError',
      message: expect.stringContaining(`Cannot read ${config}: EISDIR`),
    });
  });
});
