import { writeFile } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { type Credentials, findCredentials } from '../../lib/settings/credentials.ts';
import { sharedHome } from './shared-home.ts';

const identity = { accessKeyId: 'key', secretAccessKey: 'secret' };
const minutes = (count: number) => new Date(Date.now() + count * 60_000);

function find(option?: Credentials, profile?: string) {
  return findCredentials(option, profile, 'eu-central-1');
}

/** Makes a function that provides credentials of the given ends, one after another, and counts how often it was asked. */
function providing(...expirations: (Date | undefined)[]) {
  const asked = { times: 0 };
  const provide = async () => {
    const expiration = expirations[asked.times++];
    return { ...identity, sessionToken: `token ${asked.times}`, ...(expiration && { expiration }) };
  };
  return { asked, provide };
}

describe('credentials that were given', () => {
  it('are used as they are, whatever the environment says', async () => {
    await sharedHome();
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'other');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'other');
    expect(await find(identity)()).toBe(identity);
  });

  it('are refused where a part is empty, as an unset variable leaves it', async () => {
    await expect(find({ accessKeyId: '', secretAccessKey: 'secret' })()).rejects.toMatchObject({
      name: 'NoCredentialsError',
      message: 'No credentials: the option `credentials` is incomplete',
      cause: expect.objectContaining({ message: '`accessKeyId` or `secretAccessKey` is missing' }),
    });
  });
});

describe('a function that provides credentials', () => {
  it('is asked once by any number of concurrent calls', async () => {
    const { asked, provide } = providing();
    const credentials = find(provide);
    expect(asked.times).toBe(0);
    const identities = await Promise.all(Array.from({ length: 50 }, () => credentials()));
    expect(new Set(identities).size).toBe(1);
    expect(asked.times).toBe(1);
  });

  it('is not asked again for credentials that never expire', async () => {
    const { asked, provide } = providing();
    const credentials = find(provide);
    await credentials();
    await credentials();
    expect(asked.times).toBe(1);
  });

  it('is asked again once less than five minutes remain, and once for all who wait', async () => {
    const { asked, provide } = providing(minutes(4), minutes(6));
    const credentials = find(provide);
    await credentials();
    const renewed = await Promise.all([credentials(), credentials(), credentials()]);
    expect(renewed.map(({ sessionToken }) => sessionToken)).toEqual(['token 2', 'token 2', 'token 2']);
    await credentials();
    expect(asked.times).toBe(2);
  });

  it('fails with an error that keeps the cause, and is asked again after that', async () => {
    const reason = new Error('the vault is sealed');
    const provide = vi.fn(async () => identity).mockRejectedValueOnce(reason);
    const credentials = find(provide);
    await expect(credentials()).rejects.toMatchObject({
      name: 'NoCredentialsError',
      message: 'No credentials: the function given as the option `credentials` failed',
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

  it('fails with the same error when it provides nothing', async () => {
    const credentials = find(async () => JSON.parse('{}'));
    await expect(credentials()).rejects.toMatchObject({ name: 'NoCredentialsError' });
  });
});

describe('credentials that were not given', () => {
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

  it('are those of the default profile where the environment has none', async () => {
    await sharedHome(files);
    expect(await find()()).toMatchObject({ accessKeyId: 'default-key' });
  });

  it('are those of AWS_PROFILE, or of the profile that was asked for', async () => {
    await sharedHome(files);
    vi.stubEnv('AWS_PROFILE', 'dev');
    expect(await find()()).toMatchObject({ accessKeyId: 'dev-key', sessionToken: 'token' });
    expect(await find(undefined, 'default')()).toMatchObject({ accessKeyId: 'default-key' });
  });

  it('are those of the profile that was asked for, and not those of the environment', async () => {
    await sharedHome(files);
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'environment-key');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    expect(await find(undefined, 'dev')()).toMatchObject({ accessKeyId: 'dev-key' });
  });

  it('are missed with an error that says where they were looked for, and why the last place had none', async () => {
    const { config, credentials } = await sharedHome();
    await expect(find()()).rejects.toMatchObject({
      name: 'NoCredentialsError',
      message: `No credentials: looked in the option \`credentials\`, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, the profile in ${config} and ${credentials}, a web identity token file, and the container and instance metadata services`,
      cause: expect.objectContaining({ name: 'CredentialsProviderError' }),
    });
  });

  it('are missed in the profile that was asked for by its name', async () => {
    await sharedHome({ config: '[profile dev]\nregion = eu-north-1\n' });
    await expect(find(undefined, 'dev')()).rejects.toThrow('the profile "dev" in ');
  });

  it('are found as soon as somebody has written them down', async () => {
    const { credentials } = await sharedHome();
    const provide = find();
    await expect(provide()).rejects.toMatchObject({ name: 'NoCredentialsError' });
    await writeFile(credentials, files.credentials);
    expect(await provide()).toMatchObject({ accessKeyId: 'default-key' });
  });
});
