import { type CredentialSource, type Credentials, findCredentials } from './credentials.ts';
import { checkEndpoint, findEndpoint } from './endpoint.ts';
import { type AccountIdEndpointMode, findAccountIdEndpointMode, findHostKind } from './endpoint-options.ts';
import { findMaxAttempts } from './max-attempts.ts';
import { memoize } from './memoize.ts';
import { findRegion, withoutFips } from './region.ts';
import { type EndpointFor, localEndpoint, regionalEndpoint } from './regional-endpoint.ts';
import { findProfile } from './shared-files.ts';

/** What a user may say about where and as whom to call. */
export interface ConnectionOptions {
  /**
   * The region, `eu-central-1` for one; `local` is DynamoDB Local at `http://localhost:8000`.
   * @default `AWS_REGION`, else `AWS_DEFAULT_REGION`, else the profile's
   */
  readonly region?: string | undefined;
  /**
   * The profile of the shared files (`~/.aws/config`, `~/.aws/credentials`) to take settings and credentials from.
   * @default `AWS_PROFILE`, else `default`
   */
  readonly profile?: string | undefined;
  /**
   * Credentials, or a function that provides them; it is asked again five minutes before they expire, or after half of
   * their time if they are valid for less than ten. If it fails, they are used until they expire. `expiration` may be a
   * `Date`, ISO 8601 text or seconds since 1970.
   * @default the AWS SDK's chain: environment, profile, SSO, process, web identity, container, instance
   */
  readonly credentials?: Credentials | undefined;
  /**
   * The URL to send requests to, that of a local server for one; it may have a path, and no query.
   * @default `AWS_ENDPOINT_URL_DYNAMODB`, else `AWS_ENDPOINT_URL`, else the profile's, else the region's own
   */
  readonly endpoint?: string | URL | undefined;
  /**
   * Whether requests go to the region's endpoint with cryptography validated by FIPS 140; an error together with an
   * `endpoint` that somebody set.
   * @default `AWS_USE_FIPS_ENDPOINT`, else the profile's `use_fips_endpoint`, else `false`
   */
  readonly useFipsEndpoint?: boolean | undefined;
  /**
   * Whether requests go to the region's endpoint that has addresses of IPv6 besides those of IPv4; an error together
   * with an `endpoint` that somebody set.
   * @default `AWS_USE_DUALSTACK_ENDPOINT`, else the profile's `use_dualstack_endpoint`, else `false`
   */
  readonly useDualstackEndpoint?: boolean | undefined;
  /**
   * Whether requests go to the endpoint of an account, `https://111122223333.ddb.eu-central-1.amazonaws.com`: where the
   * credentials or the table's ARN name an account and the region has such endpoints (`preferred`), never (`disabled`),
   * or else they fail (`required`). There are none with FIPS, and it is without effect on an `endpoint` that somebody set.
   * @default `AWS_ACCOUNT_ID_ENDPOINT_MODE`, else the profile's `account_id_endpoint_mode`, else `preferred`
   */
  readonly accountIdEndpointMode?: AccountIdEndpointMode | undefined;
}

/** The settings as they were found. */
export interface ConnectionSettings {
  /** Where the requests go that concern an account, or one that nobody knows. */
  readonly endpointFor: EndpointFor;
  /** The region for which requests are signed. */
  readonly region: string;
  readonly credentials: CredentialSource;
  /** How many times a request is sent at most. */
  readonly maxAttempts: number;
}

/**
 * Finds the settings: explicit options beat the environment, the environment beats the shared files.
 *
 * @param attempts the option `maxAttempts`, if it was given
 * @throws NoRegionError, NoProfileError, ConfigNotFoundError, ConfigParserError, InvalidEndpointError,
 * InvalidOptionError; NoCredentialsError comes from the provider that is returned, NoAccountIdError from `endpointFor`
 */
export async function resolveConnection(
  options: ConnectionOptions,
  attempts?: number,
): Promise<ConnectionSettings> {
  const profile = memoize(() => findProfile(options.profile));
  if (isProfileNeeded(options)) throwIfAny((await profile()).problem);
  const asked = await findRegion(options.region, profile);
  const region = withoutFips(asked);
  const credentials = findCredentials(options.credentials, options.profile, region);
  const maxAttempts = await findMaxAttempts(attempts, profile);
  const found = { region, credentials, maxAttempts };
  const wanted = region === asked ? options : { ...options, useFipsEndpoint: true };
  const kind = await findHostKind(wanted, profile);
  const endpoint = await findEndpoint(options.endpoint, profile);
  if (endpoint !== undefined) {
    await checkEndpoint(endpoint, region, kind);
    return { ...found, endpointFor: () => endpoint.url };
  }
  if (region === 'local') return { ...found, ...localEndpoint(kind) };
  const accountIdEndpointMode = await findAccountIdEndpointMode(options.accountIdEndpointMode, profile);
  const endpointFor = await regionalEndpoint(region, { ...kind, accountIdEndpointMode });
  return { ...found, endpointFor };
}

/**
 * Whether a profile that is missing or broken is an error: it was asked for, or nothing else says where credentials are.
 *
 * Otherwise its settings are read as far as they can be.
 */
function isProfileNeeded({ profile, credentials }: ConnectionOptions): boolean {
  return profile !== undefined || (credentials === undefined && !environmentHasCredentials());
}

/** Whether the environment holds credentials, or says where a container or a pod gets them. */
function environmentHasCredentials(): boolean {
  const { env } = process;
  // The chain of the AWS SDK prefers the profile then.
  if (env.AWS_PROFILE) return false;
  return Boolean(
    (env.AWS_ACCESS_KEY_ID && env.AWS_SECRET_ACCESS_KEY) ||
      (env.AWS_WEB_IDENTITY_TOKEN_FILE && env.AWS_ROLE_ARN) ||
      env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI ||
      env.AWS_CONTAINER_CREDENTIALS_FULL_URI,
  );
}

function throwIfAny(problem: Error | undefined): void {
  if (problem !== undefined) throw problem;
}
