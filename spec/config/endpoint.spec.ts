import { describe, expect, it, vi } from 'vitest';
import { type ConnectionOptions, resolveConnection } from '../../lib/config/connection.ts';
import { sharedHome } from '../support/shared-home.ts';

const identity = { region: 'eu-central-1', credentials: { accessKeyId: 'key', secretAccessKey: 'secret' } };

async function endpointOf(endpoint?: string | URL): Promise<string> {
  return (await resolveConnection({ ...identity, endpoint })).endpointFor(undefined).href;
}

async function streamsEndpointOf(options: ConnectionOptions = {}): Promise<string> {
  return (await resolveConnection({ ...identity, ...options })).endpointFor(undefined, 'streams').href;
}

const allSources = `
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
  it('is the option, else the variable for DynamoDB, else that for all services, else that of the profile', async () => {
    await sharedHome({ config: allSources });
    vi.stubEnv('AWS_ENDPOINT_URL', 'http://variable/');
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', 'http://dynamodb-variable/');
    expect(await endpointOf('http://option/')).toBe('http://option/');
    expect(await endpointOf(new URL('http://option/'))).toBe('http://option/');
    expect(await endpointOf()).toBe('http://dynamodb-variable/');
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', undefined);
    expect(await endpointOf()).toBe('http://variable/');
    vi.stubEnv('AWS_ENDPOINT_URL', undefined);
    expect(await endpointOf()).toBe('http://services-section/');
  });

  it('is that of the profile itself if its services section has none for DynamoDB', async () => {
    await sharedHome({ config: allSources.replace('dynamodb =', 'sqs =') });
    expect(await endpointOf()).toBe('http://profile/');
  });

  it('is only the option if configured endpoints are ignored', async () => {
    await sharedHome({ config: allSources });
    vi.stubEnv('AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', 'true');
    vi.stubEnv('AWS_ENDPOINT_URL', 'http://variable/');
    expect(await endpointOf()).toBe('https://dynamodb.eu-central-1.amazonaws.com/');
    expect(await endpointOf('http://option/')).toBe('http://option/');
    vi.stubEnv('AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', 'perhaps');
    await expect(endpointOf()).rejects.toThrow(
      'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS must be "true" or "false", not "perhaps"',
    );
  });

  it('ignores the variable if the profile says so, unless another variable overrides it', async () => {
    await sharedHome({ config: '[default]\nignore_configured_endpoint_urls = true\n' });
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', 'http://variable/');
    expect(await endpointOf()).toBe('https://dynamodb.eu-central-1.amazonaws.com/');
    vi.stubEnv('AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', 'false');
    expect(await endpointOf()).toBe('http://variable/');
  });

  it.each(['localhost:8000', 'not a url', '', 'ftp://host/'])('cannot be %j', async (value) => {
    await sharedHome();
    await expect(endpointOf(value)).rejects.toMatchObject({
      name: 'InvalidEndpointError',
      message: `the option \`endpoint\` must be an http: or https: URL, not "${value}"`,
    });
  });

  it('is refused with the name of its source', async () => {
    const { config } = await sharedHome({ config: '[default]\nendpoint_url = nowhere\n' });
    await expect(endpointOf()).rejects.toThrow(`\`endpoint_url\` in ${config}`);
    vi.stubEnv('AWS_ENDPOINT_URL', 'nowhere');
    await expect(endpointOf()).rejects.toThrow(/^AWS_ENDPOINT_URL must be/);
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', 'nowhere');
    await expect(endpointOf()).rejects.toThrow(/^AWS_ENDPOINT_URL_DYNAMODB must be/);
  });

  it.each([
    'http://user:hidden@host/',
    'http://hidden@host/',
    'ftp://user:hidden@host/',
    'http//user:hid@hidden@host',
  ])('is refused with a user name or a password, which are not shown: %s', async (value) => {
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
        message: 'the option `endpoint` must not contain a query or a fragment',
      });
    },
  );

  it('does not show the query of an invalid URL', async () => {
    await sharedHome();
    const error = await endpointOf('host/?key=hidden').catch((error: Error) => error);
    expect(error).toMatchObject({ name: 'InvalidEndpointError' });
    expect(String(error)).not.toContain('hidden');
  });
});

describe('the endpoint for streams', () => {
  const config = `${allSources.replace('s3 =', 'dynamodb_streams =')}`;

  it('is the option, else the one for streams alone, else that of DynamoDB', async () => {
    await sharedHome({ config });
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', 'http://dynamodb-variable/');
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB_STREAMS', 'http://streams-variable/');
    expect(await streamsEndpointOf({ endpoint: 'http://option/' })).toBe('http://option/');
    expect(await streamsEndpointOf()).toBe('http://streams-variable/');
    expect(await endpointOf()).toBe('http://dynamodb-variable/');
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB_STREAMS', undefined);
    expect(await streamsEndpointOf()).toBe('http://other-service/');
    await sharedHome();
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', 'http://dynamodb-variable/');
    expect(await streamsEndpointOf()).toBe('http://dynamodb-variable/');
  });

  it('is that of the region if configured endpoints are ignored', async () => {
    await sharedHome({ config });
    vi.stubEnv('AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', 'true');
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB_STREAMS', 'http://streams-variable/');
    expect(await streamsEndpointOf()).toBe('https://streams.dynamodb.eu-central-1.amazonaws.com/');
  });

  it('is refused with FIPS, but the requests to DynamoDB are not', async () => {
    await sharedHome();
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB_STREAMS', 'http://streams-variable/');
    const { endpointFor } = await resolveConnection({ ...identity, useFipsEndpoint: true });
    expect(endpointFor(undefined).host).toBe('dynamodb-fips.eu-central-1.amazonaws.com');
    expect(() => endpointFor(undefined, 'streams')).toThrow(
      '`useFipsEndpoint` cannot be combined with a custom endpoint: remove it, or AWS_ENDPOINT_URL_DYNAMODB_STREAMS',
    );
  });

  it('is refused with the name of its source', async () => {
    await sharedHome();
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB_STREAMS', 'nowhere');
    await expect(streamsEndpointOf()).rejects.toThrow(/^AWS_ENDPOINT_URL_DYNAMODB_STREAMS must be/);
  });
});
