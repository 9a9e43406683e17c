import { type CredentialSource, type Credentials, findCredentials } from './credentials.ts';
import { findEndpoint } from './endpoint.ts';
import { type AccountIdEndpointMode, findVariant } from './endpoint-options.ts';
import { findMaxAttempts } from './max-attempts.ts';
import { memoize } from './memoize.ts';
import { findRegion, withoutFips } from './region.ts';
import { type EndpointFor, localEndpoint, regionalEndpoint } from './regional-endpoint.ts';
import { noProfile, readProfile } from './shared-files.ts';

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
   * Credentials, or a function that provides them; it is asked again five minutes before they expire.
   * @default the AWS SDK's chain: environment, profile, SSO, process, web identity, container, instance
   */
  readonly credentials?: Credentials | undefined;
  /**
   * The URL to send requests to, that of a local server for one.
   * @default `AWS_ENDPOINT_URL_DYNAMODB`, else `AWS_ENDPOINT_URL`, else the profile's, else the region's own
   */
  readonly endpoint?: string | URL | undefined;
  /**
   * Whether requests go to the region's endpoint with cryptography validated by FIPS 140; without effect on an
   * `endpoint` that somebody set.
   * @default `AWS_USE_FIPS_ENDPOINT`, else the profile's `use_fips_endpoint`, else `false`
   */
  readonly useFipsEndpoint?: boolean | undefined;
  /**
   * Whether requests go to the region's endpoint that has addresses of IPv6 besides those of IPv4; without effect on an
   * `endpoint` that somebody set.
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
export interface Connection {
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
export async function connect(options: ConnectionOptions, attempts?: number): Promise<Connection> {
  const profile = memoize(() => readProfile(options.profile));
  const isExplicit = options.credentials !== undefined && options.profile === undefined;
  if (!isExplicit) await profile();
  const asked = await findRegion(options.region, profile);
  const region = withoutFips(asked);
  const credentials = findCredentials(options.credentials, options.profile, region);
  // Who said who they are and where must not be stopped by a file that nobody asked for.
  const rest = isExplicit ? memoize(() => profile().catch(() => noProfile)) : profile;
  // Nor do they wait for that file only to learn how often to try.
  const isComplete = isExplicit && options.endpoint !== undefined;
  const maxAttempts = await findMaxAttempts(attempts, isComplete ? async () => noProfile : rest);
  const found = { region, credentials, maxAttempts };
  const endpoint = await findEndpoint(options.endpoint, rest);
  if (endpoint !== undefined) return { ...found, endpointFor: () => endpoint };
  const variant = await findVariant(region === asked ? options : { ...options, useFipsEndpoint: true }, rest);
  if (region === 'local') return { ...found, ...localEndpoint(variant) };
  return { ...found, endpointFor: await regionalEndpoint(region, variant) };
}
