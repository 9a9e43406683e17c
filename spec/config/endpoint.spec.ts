import { describe, expect, it, vi } from 'vitest';
import { resolveConnection } from '../../lib/config/connection.ts';
import { sharedHome } from './shared-home.ts';

const identity = { region: 'eu-central-1', credentials: { accessKeyId: 'key', secretAccessKey: 'secret' } };

async function endpointOf(endpoint?: string | URL): Promise<string> {
  return (await resolveConnection({ ...identity, endpoint })).endpointFor(undefined).href;
}

const allPlaces = `
[default]
services = local
endpoint_url = http://profile/
[services local]
dynamodb =
  endpoint_url = http://services-section/
s3 =
  endpoint_url = http://other-service/
`;

describe('the endpoint', () => {
  it('is that of the option, else of the variables, the more special first, else of the profile', async () => {
    await sharedHome({ config: allPlaces });
    vi.stubEnv('AWS_ENDPOINT_URL', 'http://variable/');
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', 'http://special-variable/');
    expect(await endpointOf('http://option/')).toBe('http://option/');
    expect(await endpointOf(new URL('http://option/'))).toBe('http://option/');
    expect(await endpointOf()).toBe('http://special-variable/');
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', undefined);
    expect(await endpointOf()).toBe('http://variable/');
    vi.stubEnv('AWS_ENDPOINT_URL', undefined);
    expect(await endpointOf()).toBe('http://services-section/');
  });

  it('is that of the profile itself where its services section names none for DynamoDB', async () => {
    await sharedHome({ config: allPlaces.replace('dynamodb =', 'sqs =') });
    expect(await endpointOf()).toBe('http://profile/');
  });

  it('is only that of the option where all others are to be ignored', async () => {
    await sharedHome({ config: allPlaces });
    vi.stubEnv('AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', 'true');
    vi.stubEnv('AWS_ENDPOINT_URL', 'http://variable/');
    expect(await endpointOf()).toBe('https://dynamodb.eu-central-1.amazonaws.com/');
    expect(await endpointOf('http://option/')).toBe('http://option/');
    vi.stubEnv('AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', 'perhaps');
    await expect(endpointOf()).rejects.toThrow(
      'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS must be "true" or "false", not "perhaps"',
    );
  });

  it('is not that of a variable where the profile says to ignore it, unless a variable says otherwise', async () => {
    await sharedHome({ config: '[default]\nignore_configured_endpoint_urls = true\n' });
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', 'http://variable/');
    expect(await endpointOf()).toBe('https://dynamodb.eu-central-1.amazonaws.com/');
    vi.stubEnv('AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', 'false');
    expect(await endpointOf()).toBe('http://variable/');
  });

  it.each(['localhost:8000', 'not a url', '', 'ftp://host/'])('is not %j', async (value) => {
    await sharedHome();
    await expect(endpointOf(value)).rejects.toMatchObject({
      name: 'InvalidEndpointError',
      message: `the option \`endpoint\` is not an http: or https: URL: "${value}"`,
    });
  });

  it('is refused with the name of the place that holds it', async () => {
    const { config } = await sharedHome({ config: '[default]\nendpoint_url = nowhere\n' });
    await expect(endpointOf()).rejects.toThrow(`\`endpoint_url\` in ${config}`);
    vi.stubEnv('AWS_ENDPOINT_URL', 'nowhere');
    await expect(endpointOf()).rejects.toThrow(/^AWS_ENDPOINT_URL is not/);
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', 'nowhere');
    await expect(endpointOf()).rejects.toThrow(/^AWS_ENDPOINT_URL_DYNAMODB is not/);
  });

  it.each([
    'http://user:hidden@host/',
    'http://hidden@host/',
    'ftp://user:hidden@host/',
    'http//user:hid@hidden@host',
  ])('is refused with a user name or a password in it, and shows neither: %s', async (value) => {
    await sharedHome();
    const error = await endpointOf(value).catch((error: Error) => error);
    expect(error).toMatchObject({ name: 'InvalidEndpointError' });
    expect(String(error)).not.toContain('hid');
  });

  it.each(['http://host/path', 'http://host/path/', 'http://host/a/b//'])(
    'keeps its path: %s',
    async (url) => {
      await sharedHome();
      expect(await endpointOf(url)).toBe(url);
    },
  );

  it.each(['http://host/?key=hidden', 'http://host/path?', 'http://host/#hidden', 'http://host/path#'])(
    'is refused with a query or a fragment, which is not shown: %s',
    async (value) => {
      await sharedHome();
      const error = await endpointOf(value).catch((error: Error) => error);
      expect(error).toMatchObject({
        name: 'InvalidEndpointError',
        message: 'the option `endpoint` must not have a query or a fragment',
      });
    },
  );

  it('does not show the query of what is no URL', async () => {
    await sharedHome();
    const error = await endpointOf('host/?key=hidden').catch((error: Error) => error);
    expect(error).toMatchObject({ name: 'InvalidEndpointError' });
    expect(String(error)).not.toContain('hidden');
  });
});
