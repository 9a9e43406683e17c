import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { externalDataInterceptor } from '@smithy/core/config';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Credentials, findCredentials } from '../../lib/config/credentials.ts';
import { retryableKind } from '../../lib/errors/retryable.ts';
import { sharedHome } from '../support/shared-home.ts';

const identity = { accessKeyId: 'key', secretAccessKey: 'secret' };

function find(option?: Credentials, profile?: string) {
  return findCredentials(option, profile, 'eu-central-1');
}

/** Makes a function that provides credentials, and counts its calls. */
function countingProvider() {
  const calls = { count: 0 };
  const provide = async () => ({ ...identity, sessionToken: `token ${++calls.count}` });
  return { calls, provide };
}

describe('credentials given as an option', () => {
  it('take precedence over the environment', async () => {
    await sharedHome();
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'other');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'other');
    expect(await find(identity)()).toEqual(identity);
  });

  it('are refused if a property is empty, as a variable that is not set', async () => {
    await expect(find({ accessKeyId: '', secretAccessKey: 'secret' })()).rejects.toMatchObject({
      name: 'NoCredentialsError',
      message:
        'No credentials: the option `credentials` is invalid: `accessKeyId` or `secretAccessKey` is missing',
      cause: expect.objectContaining({ message: '`accessKeyId` or `secretAccessKey` is missing' }),
    });
  });
});

describe('a key or a token with a line break', () => {
  const parts = ['accessKeyId', 'secretAccessKey', 'sessionToken'] as const;

  it.each(parts)('is refused by its name, and not shown: %s', async (part) => {
    const error = await find({ ...identity, [part]: 'hidden\n' })().catch((error: Error) => error);
    expect(error).toMatchObject({
      name: 'NoCredentialsError',
      message: `No credentials: the option \`credentials\` is invalid: \`${part}\` contains a line break`,
    });
    expect(inspect(error, { depth: Number.POSITIVE_INFINITY })).not.toContain('hidden');
  });

  it('is refused if a function returns it', async () => {
    await expect(find(async () => ({ ...identity, sessionToken: 'a\r\nb' }))()).rejects.toThrow(
      'the function in the option `credentials` returned invalid credentials: `sessionToken` contains a line break',
    );
  });

  it('is refused in the environment', async () => {
    await sharedHome();
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret\n');
    await expect(find()()).rejects.toThrow(
      'No credentials: the credentials of the environment or the profile are invalid: `secretAccessKey` contains a line break',
    );
  });
});

describe('a function in the option `credentials`', () => {
  it('is called once by any number of concurrent calls', async () => {
    const { calls, provide } = countingProvider();
    const credentials = find(provide);
    expect(calls.count).toBe(0);
    const identities = await Promise.all(Array.from({ length: 50 }, () => credentials()));
    expect(new Set(identities).size).toBe(1);
    expect(calls.count).toBe(1);
  });

  it('is not called again for credentials that do not expire', async () => {
    const { calls, provide } = countingProvider();
    const credentials = find(provide);
    await credentials();
    await credentials();
    expect(calls.count).toBe(1);
  });

  it('fails with an error that has its cause, and is called again after that', async () => {
    const reason = new Error('the vault is sealed');
    const provide = vi.fn(async () => identity).mockRejectedValueOnce(reason);
    const credentials = find(provide);
    await expect(credentials()).rejects.toMatchObject({
      name: 'NoCredentialsError',
      message: 'No credentials: the function in the option `credentials` failed: the vault is sealed',
      cause: reason,
    });
    expect(await credentials()).toEqual(identity);
  });

  it('fails with the same error when it throws instead of rejecting', async () => {
    const credentials = find(() => {
      throw new Error('the vault is sealed');
    });
    await expect(credentials()).rejects.toMatchObject({ name: 'NoCredentialsError' });
  });

  it('fails with the same error when it returns no credentials', async () => {
    const credentials = find(async () => JSON.parse('{}'));
    await expect(credentials()).rejects.toMatchObject({ name: 'NoCredentialsError' });
  });
});

describe('credentials from the chain', () => {
  const files = {
    config: '[profile dev]\nregion = eu-north-1\n',
    credentials: [
      '[default]\naws_access_key_id = default-key\naws_secret_access_key = secret',
      '[dev]\naws_access_key_id = dev-key\naws_secret_access_key = secret\naws_session_token = token\n',
    ].join('\n'),
  };

  it('are those of the environment', async () => {
    await sharedHome(files);
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'environment-key');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    vi.stubEnv('AWS_SESSION_TOKEN', 'token');
    expect(await find()()).toMatchObject({ accessKeyId: 'environment-key', sessionToken: 'token' });
  });

  it('are those of the default profile if the environment has none', async () => {
    await sharedHome(files);
    expect(await find()()).toMatchObject({ accessKeyId: 'default-key' });
  });

  it('are those of AWS_PROFILE, or of a requested profile', async () => {
    await sharedHome(files);
    vi.stubEnv('AWS_PROFILE', 'dev');
    expect(await find()()).toMatchObject({ accessKeyId: 'dev-key', sessionToken: 'token' });
    expect(await find(undefined, 'default')()).toMatchObject({ accessKeyId: 'default-key' });
  });

  it('are those of a requested profile rather than those of the environment', async () => {
    await sharedHome(files);
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'environment-key');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    expect(await find(undefined, 'dev')()).toMatchObject({ accessKeyId: 'dev-key' });
  });

  it('that were not found are an error with all searched places', async () => {
    const { config, credentials } = await sharedHome();
    await expect(find()()).rejects.toMatchObject({
      name: 'NoCredentialsError',
      message: `No credentials: searched the option \`credentials\`, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, the profile in ${config} and ${credentials}, a web identity token file, and the container and instance metadata services`,
      cause: expect.objectContaining({ name: 'CredentialsProviderError' }),
    });
  });

  it('that were not found in a requested profile are an error with its name', async () => {
    await sharedHome({ config: '[profile dev]\nregion = eu-north-1\n' });
    await expect(find(undefined, 'dev')()).rejects.toThrow('the profile "dev" in ');
  });

  it('are found after they have been added to a file', async () => {
    const { credentials } = await sharedHome();
    const provide = find();
    await expect(provide()).rejects.toMatchObject({ name: 'NoCredentialsError' });
    await writeFile(credentials, files.credentials);
    expect(await provide()).toMatchObject({ accessKeyId: 'default-key' });
  });

  it.each([
    [
      'a name with spaces',
      "[profile 'Foo Bar']\nregion = eu-north-1\n",
      '[Foo Bar]\naws_access_key_id = a\naws_secret_access_key = b\n',
    ],
    [
      'a name in quotes',
      '[profile "Foo Bar"]\naws_access_key_id = a\naws_secret_access_key = b\n',
      undefined,
    ],
    [
      'nested settings',
      '[profile Foo Bar]\ns3 =\n  addressing_style = path\naws_access_key_id = a\naws_secret_access_key = b\n',
      undefined,
    ],
    [
      'a comment after its name',
      '[profile Foo Bar] ; mine\naws_access_key_id = a # key\naws_secret_access_key = b\n',
      undefined,
    ],
  ])('are those of a profile with %s', async (_, config, credentials) => {
    await sharedHome({ config, ...(credentials !== undefined && { credentials }) });
    expect(await find(undefined, 'Foo Bar')()).toMatchObject({ accessKeyId: 'a', secretAccessKey: 'b' });
  });

  it('are those of a process whose command continues on the next line', async () => {
    const { folder } = await sharedHome();
    const program = join(folder, 'vault.mjs');
    await writeFile(
      program,
      `console.log(JSON.stringify({ Version: 1, AccessKeyId: process.argv[2], SecretAccessKey: 'b' }))`,
    );
    await writeFile(
      join(folder, '.aws', 'config'),
      `[profile a vault]\ncredential_process = "${process.execPath}" "${program}"\n    from-vault\n`,
    );
    expect(await find(undefined, 'a vault')()).toMatchObject({ accessKeyId: 'from-vault' });
  });

  it('leave no intercepted file in the reader of the AWS SDK', async () => {
    await sharedHome(files);
    await find()();
    expect(Object.keys(externalDataInterceptor.getFileRecord())).toEqual([]);
  });
});

/** Writes a profile that signs in with IAM Identity Center, and its cached token with the given expiration. */
async function writeSsoProfile(name: string, key: string, expiresAt: string): Promise<void> {
  const { folder, config } = await sharedHome();
  const account = 'sso_account_id = 111122223333\nsso_role_name = reader\n';
  const startUrl = 'sso_region = eu-west-1\nsso_start_url = https://work.awsapps.com/start\n';
  await writeFile(
    config,
    key === 'sso_session'
      ? `[profile ${name}]\nsso_session = work\n${account}[sso-session work]\n${startUrl}`
      : `[profile ${name}]\n${account}${startUrl}`,
  );
  const cache = join(folder, '.aws', 'sso', 'cache');
  await mkdir(cache, { recursive: true });
  const session = key === 'sso_session' ? 'work' : 'https://work.awsapps.com/start';
  const file = `${createHash('sha1').update(session).digest('hex')}.json`;
  await writeFile(join(cache, file), JSON.stringify({ accessToken: 'hidden', expiresAt }));
}

describe('credentials of IAM Identity Center', () => {
  it.each([
    ['default', 'sso_start_url'],
    ['in two words', 'sso_session'],
  ])('are those of the role: profile %s, by %s', async (name, key) => {
    const { origin, paths } = await identityCenter();
    await writeSsoProfile(name, key, new Date(Date.now() + 3_600_000).toISOString());
    vi.stubEnv('AWS_ENDPOINT_URL_SSO', origin);
    expect(await find(undefined, name)()).toMatchObject({
      accessKeyId: 'of-the-role',
      sessionToken: 'token',
    });
    expect(paths).toEqual(['/federation/credentials?account_id=111122223333&role_name=reader']);
  });
});

/** Starts a server that returns the credentials of a role. */
async function identityCenter(): Promise<{ readonly origin: string; readonly paths: unknown[] }> {
  const paths: unknown[] = [];
  const roleCredentials = {
    accessKeyId: 'of-the-role',
    secretAccessKey: 'b',
    sessionToken: 'token',
    expiration: Date.now() + 3_600_000,
  };
  const server = createServer((request, response) => {
    paths.push(request.url);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ roleCredentials }));
  });
  return { origin: await listen(server), paths };
}

/** Starts a server that is closed when the test has finished, and returns its origin. */
async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return `http://localhost:${port}`;
}

describe('the reason in the error of missing credentials', () => {
  const roles = (setting: string) =>
    `[default]\nrole_arn = arn:aws:iam::111122223333:role/reader\n${setting}\n[profile base]\naws_access_key_id = a\naws_secret_access_key = b\n`;

  it.each([
    ['default', 'sso_start_url', 'The SSO session associated with this profile has expired'],
    ['in two words', 'sso_session', "To refresh this SSO session run 'aws sso login'"],
  ])('is an SSO session that has expired: profile %s, by %s', async (name, key, reason) => {
    await writeSsoProfile(name, key, '2020-01-01T00:00:00Z');
    const error = await find(undefined, name)().catch((error: Error) => error);
    expect(String(error)).toMatch(/^NoCredentialsError: No credentials: .*; searched /);
    expect(String(error)).toContain(reason);
    expect(inspect(error, { depth: Number.POSITIVE_INFINITY })).not.toContain('hidden');
  });

  it('is an SSO session that does not exist', async () => {
    await sharedHome({
      config:
        '[default]\nsso_start_url = https://work.awsapps.com/start\nsso_region = eu-west-1\nsso_account_id = 111122223333\nsso_role_name = reader\n',
    });
    await expect(find()()).rejects.toThrow(
      /^No credentials: The SSO session associated with this profile is invalid/,
    );
  });

  it('is a refused connection to STS, which is retryable', async () => {
    await sharedHome({ config: roles('source_profile = base') });
    vi.stubEnv('AWS_ENDPOINT_URL_STS', 'http://localhost:1');
    vi.stubEnv('AWS_MAX_ATTEMPTS', '1');
    const error = await find()().catch((error: unknown) => error);
    expect(error).toMatchObject({
      name: 'NoCredentialsError',
      message: expect.stringMatching(/^No credentials: .*ECONNREFUSED.*; searched the option /),
    });
    expect(retryableKind(error)).toBe('transient');
  });

  it('is the output of a failed process, without its command', async () => {
    await sharedHome({
      config: `[default]\ncredential_process = "${process.execPath}" -e "console.error('sealed');process.exit(1)" -- --password hidden\n`,
    });
    const error = await find()().catch((error: Error) => error);
    expect(String(error)).toMatch(/: No credentials: the credential_process failed: sealed; searched /);
    expect(inspect(error, { depth: Number.POSITIVE_INFINITY })).not.toContain('hidden');
  });

  it('is a missing token file of a web identity', async () => {
    const { folder } = await sharedHome();
    vi.stubEnv('AWS_WEB_IDENTITY_TOKEN_FILE', join(folder, 'absent'));
    vi.stubEnv('AWS_ROLE_ARN', 'arn:aws:iam::111122223333:role/reader');
    await expect(find()()).rejects.toThrow(
      /^No credentials: ENOENT: no such file or directory, open '.*absent'; searched /,
    );
  });

  it.each([
    ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
    ['AWS_SECRET_ACCESS_KEY', 'AWS_ACCESS_KEY_ID'],
  ])('is that only %s is set', async (set, missing) => {
    await sharedHome();
    vi.stubEnv(set, 'hidden');
    await expect(find()()).rejects.toThrow(`No credentials: ${set} is set and ${missing} is not; searched `);
  });

  it('is an endpoint of a container that is not allowed', async () => {
    await sharedHome();
    vi.stubEnv('AWS_CONTAINER_CREDENTIALS_FULL_URI', 'http://example.com/');
    await expect(find()()).rejects.toThrow(/^No credentials: URL not accepted.*; searched /s);
  });

  // The SDK retries several times, with a second between.
  it('is an endpoint of a container that returns none', { timeout: 30_000 }, async () => {
    await sharedHome();
    const server = createServer((_, response) => response.writeHead(403).end());
    vi.stubEnv('AWS_CONTAINER_CREDENTIALS_FULL_URI', await listen(server));
    await expect(find()()).rejects.toThrow(
      'No credentials: the endpoint in AWS_CONTAINER_CREDENTIALS_FULL_URI returned no credentials; searched ',
    );
  });

  it('is a file that cannot be read', async () => {
    const { credentials } = await sharedHome();
    await mkdir(credentials);
    await expect(find()()).rejects.toMatchObject({
      message: expect.stringContaining(`No credentials: Cannot read ${credentials}: EISDIR`),
      cause: expect.objectContaining({ name: 'ConfigNotFoundError' }),
    });
  });
});
