import { defaultProvider } from '@aws-sdk/credential-provider-node';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { findCredentials } from '../../lib/config/credentials.ts';
import { environmentCredentials } from '../../lib/config/environment-credentials.ts';
import { sharedHome } from '../support/shared-home.ts';

const names = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_CREDENTIAL_EXPIRATION',
  'AWS_CREDENTIAL_SCOPE',
  'AWS_ACCOUNT_ID',
  'AWS_PROFILE',
] as const;
const text = fc.constantFrom('', 'a', 'value');
const variables = fc.record(
  {
    AWS_ACCESS_KEY_ID: text,
    AWS_SECRET_ACCESS_KEY: text,
    AWS_SESSION_TOKEN: text,
    AWS_CREDENTIAL_EXPIRATION: fc.constantFrom('', '2099-01-02T03:04:05Z', 'Sat, 02 Jan 2099 03:04:05 GMT'),
    AWS_CREDENTIAL_SCOPE: text,
    AWS_ACCOUNT_ID: fc.constantFrom('', '111122223333'),
    AWS_PROFILE: fc.constantFrom('', 'dev'),
  },
  { requiredKeys: [] },
);

describe('the credentials of the environment', () => {
  it("are used exactly when the AWS SDK's chain uses them, and are the same", async () => {
    await sharedHome({
      credentials: '[dev]\naws_access_key_id = of-profile\naws_secret_access_key = secret\n',
    });
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const profile = fc.constantFrom(undefined, 'dev', '');
    await fc.assert(
      fc.asyncProperty(variables, profile, async (environment, profile) => {
        for (const name of names) vi.stubEnv(name, environment[name]);
        const theirs = await defaultProvider(profile === undefined ? {} : { profile })().catch(
          () => undefined,
        );
        const isOfEnvironment = theirs !== undefined && theirs.accessKeyId !== 'of-profile';
        const { $source, credentialScope, ...expected } = { ...theirs } as Record<string, unknown>;
        expect(environmentCredentials(profile)).toEqual(isOfEnvironment ? expected : undefined);
      }),
      { numRuns: 500 },
    );
  });

  it('are refused if they have an invalid expiration, without the keys in the message', async () => {
    await sharedHome();
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'hidden');
    vi.stubEnv('AWS_CREDENTIAL_EXPIRATION', 'soon');
    const error = await findCredentials(undefined, undefined, 'eu-central-1')().catch(
      (error: Error) => error,
    );
    expect(error).toMatchObject({
      name: 'NoCredentialsError',
      message: expect.stringMatching(/`expiration` must be/),
    });
    expect(String(error)).not.toContain('hidden');
  });
});
