import { mkdir } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { resolveConnection } from '../../lib/config/connection.ts';
import { sharedHome } from './shared-home.ts';

const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' };
const broken = { config: 'this is no configuration' };

describe('the settings of a client', () => {
  it('come from one profile where nothing else is said', async () => {
    await sharedHome({
      config: '[profile dev]\nregion = eu-north-1\nendpoint_url = http://localhost:8000\n',
      credentials: '[dev]\naws_access_key_id = dev-key\naws_secret_access_key = secret\n',
    });
    const found = await resolveConnection({ profile: 'dev' });
    expect(found.region).toBe('eu-north-1');
    expect(found.endpointFor(undefined).href).toBe('http://localhost:8000/');
    expect(await found.credentials()).toMatchObject({ accessKeyId: 'dev-key' });
  });

  it('do not touch a broken file where everything is said', async () => {
    await sharedHome(broken);
    await resolveConnection({ region: 'eu-central-1', endpoint: 'http://localhost:8000', credentials });
  });

  it('do not stop at a broken file or an unknown profile where only the endpoint is not said', async () => {
    await sharedHome(broken);
    await resolveConnection({ region: 'eu-central-1', credentials });
    vi.stubEnv('AWS_PROFILE', 'unknown');
    await resolveConnection({ region: 'eu-central-1', credentials });
  });

  it('stop at a broken file where the region or the credentials may stand in it', async () => {
    await sharedHome(broken);
    await expect(resolveConnection({ credentials })).rejects.toMatchObject({ name: 'ConfigParserError' });
    await expect(resolveConnection({ region: 'eu-central-1' })).rejects.toMatchObject({
      name: 'ConfigParserError',
    });
  });

  it('stop at a profile that was asked for and is unknown, even where everything is said', async () => {
    await sharedHome({ config: '[default]\nregion = eu-central-1\n' });
    const everything = { region: 'eu-central-1', endpoint: 'http://localhost:8000', credentials };
    await expect(resolveConnection({ ...everything, profile: 'dev' })).rejects.toMatchObject({
      name: 'NoProfileError',
    });
  });
});

describe('what the environment says in full', () => {
  const keys = { AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret' };
  const webIdentity = { AWS_WEB_IDENTITY_TOKEN_FILE: '/token', AWS_ROLE_ARN: 'arn:aws:iam::1:role/r' };
  const container = { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://localhost:1/' };

  function stub(variables: object): void {
    for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
    vi.stubEnv('AWS_REGION', 'eu-central-1');
  }

  it.each([keys, webIdentity, container])('is not stopped by a broken file: %j', async (variables) => {
    await sharedHome({ config: '[default]\nodd\n', credentials: 'odd' });
    stub(variables);
    expect((await resolveConnection({})).region).toBe('eu-central-1');
  });

  it('is not stopped by a file that cannot be read', async () => {
    const { credentials, config } = await sharedHome();
    await mkdir(credentials);
    await mkdir(config);
    stub(keys);
    const found = await resolveConnection({});
    expect(await found.credentials()).toMatchObject({ accessKeyId: 'key' });
  });

  it('is completed by what a broken profile has that can be read', async () => {
    await sharedHome({ config: '[default]\nodd\nendpoint_url = http://profile/\n' });
    stub(keys);
    expect((await resolveConnection({})).endpointFor(undefined).href).toBe('http://profile/');
  });

  it('does not hide that a profile is broken which was asked for', async () => {
    await sharedHome({ config: '[profile dev]\nodd\n' });
    stub({ ...keys, AWS_PROFILE: 'dev' });
    await expect(resolveConnection({})).rejects.toMatchObject({ name: 'ConfigParserError' });
    vi.stubEnv('AWS_PROFILE', undefined);
    await expect(resolveConnection({ profile: 'dev' })).rejects.toMatchObject({ name: 'ConfigParserError' });
  });
});

describe('a file that cannot be read', () => {
  it('is the reason where the region is missing', async () => {
    const { config } = await sharedHome();
    await mkdir(config);
    await expect(resolveConnection({ credentials })).rejects.toMatchObject({
      name: 'ConfigNotFoundError',
      message: expect.stringContaining(`Cannot read ${config}: EISDIR`),
    });
  });
});
