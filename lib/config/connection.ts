import { type CredentialSource, type Credentials, findCredentials } from './credentials.ts';
import { checkEndpoint, findEndpoint, findStreamsEndpoint, refuseHostKind } from './endpoint.ts';
import {
  type AccountIdEndpointMode,
  findAccountIdEndpointMode,
  findHostKind,
  type HostKind,
} from './endpoint-options.ts';
import { findMaxAttempts } from './max-attempts.ts';
import { memoize } from './memoize.ts';
import { findRegion, withoutFips } from './region.ts';
import { type EndpointFor, localEndpoint, regionalEndpoint } from './regional-endpoint.ts';
import { findProfile, type Profile } from './shared-files.ts';

/** The options of the region, the endpoint and the credentials. */
export interface ConnectionOptions {
  /**
   * The region, `eu-central-1` for example; `local` is DynamoDB Local at `http://localhost:8000`.
   * @default `AWS_REGION`, else `AWS_DEFAULT_REGION`, else the profile's
   */
  readonly region?: string | undefined;
  /**
   * The profile of the shared files (`~/.aws/config`, `~/.aws/credentials`) that has the settings and credentials.
   * @default `AWS_PROFILE`, else `default`
   */
  readonly profile?: string | undefined;
  /**
   * Credentials, or a function that returns them. It is called again five minutes before they expire, or halfway to their
   * expiration if they are valid for less than ten minutes. If it fails, they are used until they expire. `expiration` may
   * be a `Date`, ISO 8601 text or seconds since 1970.
   * @default the AWS SDK's chain: environment, profile, SSO, process, web identity, container, instance
   */
  readonly credentials?: Credentials | undefined;
  /**
   * The URL to send requests to, of a local server for example. It may have a path, but no query. It serves DynamoDB Streams
   * too, unless `AWS_ENDPOINT_URL_DYNAMODB_STREAMS` or the profile has one for them alone; the option takes precedence.
   * @default `AWS_ENDPOINT_URL_DYNAMODB`, else `AWS_ENDPOINT_URL`, else the profile's, else the region's
   */
  readonly endpoint?: string | URL | undefined;
  /**
   * Whether requests are sent to the region's FIPS endpoint, whose cryptography is validated by FIPS 140. It cannot be
   * combined with a custom `endpoint`.
   * @default `AWS_USE_FIPS_ENDPOINT`, else the profile's `use_fips_endpoint`, else `false`
   */
  readonly useFipsEndpoint?: boolean | undefined;
  /**
   * Whether requests are sent to the region's dual-stack endpoint, which has IPv4 and IPv6 addresses. It cannot be combined
   * with a custom `endpoint`.
   * @default `AWS_USE_DUALSTACK_ENDPOINT`, else the profile's `use_dualstack_endpoint`, else `false`
   */
  readonly useDualstackEndpoint?: boolean | undefined;
  /**
   * Whether requests are sent to the account-based endpoint, `https://111122223333.ddb.eu-central-1.amazonaws.com` for
   * example. With `preferred` they are if the credentials or the table's ARN have an account id and the region has such
   * endpoints, with `disabled` never; with `required` they fail otherwise. There are none with FIPS, and a custom `endpoint`
   * takes precedence.
   * @default `AWS_ACCOUNT_ID_ENDPOINT_MODE`, else the profile's `account_id_endpoint_mode`, else `preferred`
   */
  readonly accountIdEndpointMode?: AccountIdEndpointMode | undefined;
}

/** The resolved settings. */
export interface ConnectionSettings {
  readonly endpointFor: EndpointFor;
  /** The region that requests are signed for. */
  readonly region: string;
  readonly credentials: CredentialSource;
  /** How many times a request is sent at most. */
  readonly maxAttempts: number;
}

/**
 * Resolves the settings: the options, else the environment, else the shared files.
 *
 * @param attempts the option `maxAttempts`, if it was given
 * @throws NoRegionError, NoProfileError, ConfigNotFoundError, ConfigParserError, InvalidEndpointError,
 * InvalidOptionError; the returned `credentials` throws NoCredentialsError, and `endpointFor` NoAccountIdError
 */
export async function resolveConnection(
  options: ConnectionOptions,
  attempts?: number,
): Promise<ConnectionSettings> {
  const profile = memoize(() => findProfile(options.profile));
  if (isProfileNeeded(options)) throwIfDefined((await profile()).problem);
  const foundRegion = await findRegion(options.region, profile);
  const region = withoutFips(foundRegion);
  const credentials = findCredentials(options.credentials, options.profile, region);
  const maxAttempts = await findMaxAttempts(attempts, profile);
  const settings = { region, credentials, maxAttempts };
  const endpointOptions = region === foundRegion ? options : { ...options, useFipsEndpoint: true };
  const kind = await findHostKind(endpointOptions, profile);
  const endpoints = await resolveEndpoints(options, region, kind, profile);
  const streams = await findStreamsEndpoint(options.endpoint, profile);
  if (streams === undefined) return { ...settings, ...endpoints };
  const endpointFor: EndpointFor = (accountId, hosts) => {
    if (hosts !== 'streams') return endpoints.endpointFor(accountId, hosts);
    refuseHostKind(streams, kind);
    return streams.url;
  };
  return { ...settings, ...endpoints, endpointFor };
}

/** Resolves the endpoints but for those of streams alone, and the region for which the AWS SDKs sign their requests. */
async function resolveEndpoints(
  options: ConnectionOptions,
  region: string,
  kind: HostKind,
  profile: () => Promise<Profile>,
): Promise<Pick<ConnectionSettings, 'endpointFor' | 'region'>> {
  const endpoint = await findEndpoint(options.endpoint, profile);
  if (endpoint !== undefined) {
    await checkEndpoint(endpoint, region, kind);
    return { region, endpointFor: () => endpoint.url };
  }
  if (region === 'local') return localEndpoint(kind);
  const accountIdEndpointMode = await findAccountIdEndpointMode(options.accountIdEndpointMode, profile);
  return { region, endpointFor: await regionalEndpoint(region, { ...kind, accountIdEndpointMode }) };
}

/**
 * Whether a missing or invalid profile is an error: it was requested, or the credentials have no other source.
 *
 * Otherwise its valid settings are used.
 */
function isProfileNeeded({ profile, credentials }: ConnectionOptions): boolean {
  return profile !== undefined || (credentials === undefined && !environmentHasCredentials());
}

/** Whether the environment has credentials, or the address from which a container or a pod gets them. */
function environmentHasCredentials(): boolean {
  const { env } = process;
  // The AWS SDK's chain then uses the profile.
  if (env.AWS_PROFILE) return false;
  return Boolean(
    (env.AWS_ACCESS_KEY_ID && env.AWS_SECRET_ACCESS_KEY) ||
      (env.AWS_WEB_IDENTITY_TOKEN_FILE && env.AWS_ROLE_ARN) ||
      env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI ||
      env.AWS_CONTAINER_CREDENTIALS_FULL_URI,
  );
}

function throwIfDefined(problem: Error | undefined): void {
  if (problem !== undefined) throw problem;
}
