import type { AwsCredentialIdentity, Provider } from '@smithy/types';
import { NoCredentialsError } from '../errors/configuration-error.ts';
import { type Memoized, memoize } from './memoize.ts';
import { sharedFiles } from './shared-files.ts';

/** Credentials as the AWS SDKs name them, or a function that provides them. */
export type Credentials = AwsCredentialIdentity | Provider<AwsCredentialIdentity>;

/** How long before they expire credentials are replaced, in milliseconds: the AWS SDKs' five minutes. */
const refreshWindow = 5 * 60_000;

/** Provides the credentials of the last time, unless they are about to expire or are to be renewed at once. */
export type CredentialSource = Memoized<AwsCredentialIdentity>;

/** Returns a source that asks the given provider, or the AWS SDK's default chain, only when it has to. */
export function findCredentials(
  option: Credentials | undefined,
  profile: string | undefined,
  region: string,
): CredentialSource {
  if (typeof option === 'object') {
    return withHelp(async () => option, 'the option `credentials` is incomplete');
  }
  const provide = option
    ? withHelp(option, 'the function given as the option `credentials` failed')
    : withHelp(defaultChain(profile, region), () => searched(profile));
  return memoize(provide, isExpiring);
}

/**
 * Loaded only here: who brings credentials does not pay for the chain.
 *
 * It reads the files again each time it is asked, so that who adds what was missing need not start anew.
 */
function defaultChain(profile: string | undefined, region: string): Provider<AwsCredentialIdentity> {
  return async () => {
    const { defaultProvider } = await import('@aws-sdk/credential-provider-node');
    const asked = profile === undefined ? {} : { profile };
    return defaultProvider({ ...asked, ignoreCache: true, clientConfig: { region } })();
  };
}

async function searched(profile: string | undefined): Promise<string> {
  const { config, credentials } = await sharedFiles();
  const files = `${profile === undefined ? 'the profile' : `the profile "${profile}"`} in ${config} and ${credentials}`;
  const variables = 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY';
  const rest = 'a web identity token file, and the container and instance metadata services';
  return `looked in the option \`credentials\`, ${profile === undefined ? `${variables}, ` : ''}${files}, ${rest}`;
}

function withHelp(
  provide: Provider<AwsCredentialIdentity>,
  help: string | (() => Promise<string>),
): Provider<AwsCredentialIdentity> {
  return async () => {
    try {
      return complete(await provide());
    } catch (cause) {
      throw new NoCredentialsError(`No credentials: ${typeof help === 'string' ? help : await help()}`, {
        cause,
      });
    }
  };
}

/** An empty string is what remains of a variable that was not set. */
function complete(identity: AwsCredentialIdentity | undefined): AwsCredentialIdentity {
  if (identity?.accessKeyId && identity.secretAccessKey) return identity;
  throw new TypeError('`accessKeyId` or `secretAccessKey` is missing');
}

function isExpiring({ expiration }: AwsCredentialIdentity): boolean {
  return expiration !== undefined && expiration.getTime() - Date.now() < refreshWindow;
}
