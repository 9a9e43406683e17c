import type { AwsCredentialIdentity } from '@smithy/types';
import { NoCredentialsError } from '../errors/configuration-error.ts';
import { redactText } from '../errors/redact.ts';
import { type CredentialInput, checkIdentity } from './identity.ts';
import { type CredentialSource, refreshingCredentials } from './refreshing-credentials.ts';
import { ChainError, defaultChain, messageOf } from './sdk-chain.ts';
import { findProfile, sharedFiles } from './shared-files.ts';

export type { CredentialSource } from './refreshing-credentials.ts';

/** Credentials as the AWS SDKs name them, or a function that provides them. */
export type Credentials = CredentialInput | (() => Promise<CredentialInput>);

/** Returns a source that asks the given provider, or the AWS SDK's default chain, only when it has to. */
export function findCredentials(
  option: Credentials | undefined,
  profile: string | undefined,
  region: string,
): CredentialSource {
  if (typeof option === 'object')
    return refreshingCredentials(async () => checked(option, 'the option `credentials`'));
  if (option !== undefined) return refreshingCredentials(() => provided(option));
  return refreshingCredentials(() => searched(profile, region));
}

async function provided(provide: () => Promise<CredentialInput>): Promise<AwsCredentialIdentity> {
  const where = 'the function given as the option `credentials`';
  let identity: CredentialInput;
  try {
    identity = await provide();
  } catch (cause) {
    throw noCredentials(`${where} failed`, cause);
  }
  return checked(identity, `what ${where} provides`);
}

function checked(input: CredentialInput, where: string): AwsCredentialIdentity {
  try {
    return checkIdentity(input);
  } catch (cause) {
    throw noCredentials(`${where} cannot be used`, cause);
  }
}

async function searched(profile: string | undefined, region: string): Promise<AwsCredentialIdentity> {
  let identity: AwsCredentialIdentity;
  try {
    identity = await defaultChain(profile, region);
  } catch (error) {
    if (!(error instanceof ChainError)) throw error;
    throw await notFound(profile, error);
  }
  return checked(identity, 'what the environment or the profile holds');
}

/** Says first why the place that should have credentials has none, then where they were looked for. */
async function notFound(profile: string | undefined, { reason, cause }: ChainError): Promise<Error> {
  const { problem, unreadable } = await findProfile(profile);
  const fault = problem ?? unreadable;
  const places = await placesOf(profile);
  const said = reason ?? fault?.message ?? hintOf(profile);
  return new NoCredentialsError(
    `No credentials: ${said === undefined ? '' : `${redactText(said)}; `}${places}`,
    { cause: reason === undefined ? (fault ?? cause) : cause },
  );
}

/** What the environment says that has led to no credentials, where the chain does not tell why. */
function hintOf(profile: string | undefined): string | undefined {
  const { env } = process;
  const isHalf = Boolean(env.AWS_ACCESS_KEY_ID) !== Boolean(env.AWS_SECRET_ACCESS_KEY);
  if (isHalf && profile === undefined && !env.AWS_PROFILE) {
    const names = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];
    const [set, missing] = env.AWS_ACCESS_KEY_ID ? names : names.reverse();
    return `${set} is set and ${missing} is not`;
  }
  const container = ['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', 'AWS_CONTAINER_CREDENTIALS_FULL_URI'];
  const set = container.find((name) => env[name]);
  return set === undefined ? undefined : `the endpoint that ${set} names has given none`;
}

async function placesOf(profile: string | undefined): Promise<string> {
  const { config, credentials } = await sharedFiles();
  const files = `${profile === undefined ? 'the profile' : `the profile "${profile}"`} in ${config} and ${credentials}`;
  const variables = 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY';
  const rest = 'a web identity token file, and the container and instance metadata services';
  return `looked in the option \`credentials\`, ${profile === undefined ? `${variables}, ` : ''}${files}, ${rest}`;
}

function noCredentials(what: string, cause: unknown): NoCredentialsError {
  return new NoCredentialsError(`No credentials: ${what}: ${redactText(messageOf(cause))}`, { cause });
}
