import type { AwsCredentialIdentity } from '@smithy/types';
import { NoCredentialsError } from '../errors/configuration-error.ts';
import { redactText } from '../errors/redact.ts';
import { environmentCredentials } from './environment-credentials.ts';
import { type CredentialInput, checkIdentity } from './identity.ts';
import { type CredentialSource, refreshingCredentials } from './refreshing-credentials.ts';
import { ChainError, defaultChain, messageOf } from './sdk-chain.ts';
import { findProfile, sharedFiles } from './shared-files.ts';

export type { CredentialSource } from './refreshing-credentials.ts';

/** Credentials with the names of the AWS SDKs, or a function that returns them. */
export type Credentials = CredentialInput | (() => Promise<CredentialInput>);

/**
 * Makes the source of credentials: the option, or else the AWS SDK's default chain.
 *
 * The chain is loaded at the first call, and not for the credentials of the environment, which are its first provider.
 */
export function findCredentials(
  option: Credentials | undefined,
  profile: string | undefined,
  region: string,
): CredentialSource {
  if (typeof option === 'object')
    return refreshingCredentials(async () => checkCredentials(option, 'the option `credentials` is invalid'));
  if (option !== undefined) return refreshingCredentials(() => fromFunction(option));
  return refreshingCredentials(() => fromChain(profile, region));
}

async function fromFunction(provide: () => Promise<CredentialInput>): Promise<AwsCredentialIdentity> {
  let identity: CredentialInput;
  try {
    identity = await provide();
  } catch (cause) {
    throw noCredentials('the function in the option `credentials` failed', cause);
  }
  return checkCredentials(identity, 'the function in the option `credentials` returned invalid credentials');
}

function checkCredentials(input: CredentialInput, problem: string): AwsCredentialIdentity {
  try {
    return checkIdentity(input);
  } catch (cause) {
    throw noCredentials(problem, cause);
  }
}

async function fromChain(profile: string | undefined, region: string): Promise<AwsCredentialIdentity> {
  let identity: CredentialInput;
  try {
    identity = environmentCredentials(profile) ?? (await defaultChain(profile, region));
  } catch (error) {
    if (!(error instanceof ChainError)) throw error;
    throw await chainFailed(profile, error);
  }
  return checkCredentials(identity, 'the credentials of the environment or the profile are invalid');
}

/** Makes the error of a chain without credentials: its message says why there are none, and which places were searched. */
async function chainFailed(profile: string | undefined, { reason, cause }: ChainError): Promise<Error> {
  const { problem, unreadable } = await findProfile(profile);
  const profileError = problem ?? unreadable;
  const places = await searchedPlaces(profile);
  const explanation = reason ?? profileError?.message ?? environmentHint(profile);
  return new NoCredentialsError(
    `No credentials: ${explanation === undefined ? '' : `${redactText(explanation)}; `}${places}`,
    { cause: reason === undefined ? (profileError ?? cause) : cause },
  );
}

/** Explains by the environment why there are no credentials, if the chain does not. */
function environmentHint(profile: string | undefined): string | undefined {
  const { env } = process;
  const isIncomplete = Boolean(env.AWS_ACCESS_KEY_ID) !== Boolean(env.AWS_SECRET_ACCESS_KEY);
  if (isIncomplete && profile === undefined && !env.AWS_PROFILE) {
    const names = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];
    const [set, missing] = env.AWS_ACCESS_KEY_ID ? names : names.reverse();
    return `${set} is set and ${missing} is not`;
  }
  const container = ['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', 'AWS_CONTAINER_CREDENTIALS_FULL_URI'];
  const set = container.find((name) => env[name]);
  return set === undefined ? undefined : `the endpoint in ${set} returned no credentials`;
}

async function searchedPlaces(profile: string | undefined): Promise<string> {
  const { config, credentials } = await sharedFiles();
  const files = `${profile === undefined ? 'the profile' : `the profile "${profile}"`} in ${config} and ${credentials}`;
  const variables = 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY';
  const otherPlaces = 'a web identity token file, and the container and instance metadata services';
  return `searched the option \`credentials\`, ${profile === undefined ? `${variables}, ` : ''}${files}, ${otherPlaces}`;
}

function noCredentials(problem: string, cause: unknown): NoCredentialsError {
  return new NoCredentialsError(`No credentials: ${problem}: ${redactText(messageOf(cause))}`, { cause });
}
