import type { CredentialInput } from './identity.ts';

/**
 * Returns the credentials of the environment, if the AWS SDK's default chain would use them: not if a profile is requested.
 *
 * They are read here, because loading the chain or its `@aws-sdk/credential-provider-env` takes longer than a request. A
 * spec compares them with those of the chain.
 *
 * @param profile the option `profile`
 */
export function environmentCredentials(profile: string | undefined): CredentialInput | undefined {
  const { env } = process;
  if (profile ?? env.AWS_PROFILE) return undefined;
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (!accessKeyId || !secretAccessKey) return undefined;
  const { AWS_SESSION_TOKEN, AWS_CREDENTIAL_EXPIRATION, AWS_ACCOUNT_ID } = env;
  return {
    accessKeyId,
    secretAccessKey,
    ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
    // A date as the chain parses it: its text may have other formats than the `expiration` of the option `credentials`.
    ...(AWS_CREDENTIAL_EXPIRATION && { expiration: new Date(AWS_CREDENTIAL_EXPIRATION) }),
    ...(AWS_ACCOUNT_ID && { accountId: AWS_ACCOUNT_ID }),
  };
}
