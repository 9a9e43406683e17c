import { type CredentialSource, type Credentials, findCredentials } from './credentials.ts';
import { findEndpoint, regionalEndpoint } from './endpoint.ts';
import { memoize } from './memoize.ts';
import { findRegion } from './region.ts';
import { noProfile, readProfile } from './shared-files.ts';

/** What a user may say about where and as whom to call. */
export interface ConnectionOptions {
  /**
   * The region, `eu-central-1` for one.
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
}

/** The settings as they were found. */
export interface Connection {
  readonly endpoint: URL;
  readonly region: string;
  readonly credentials: CredentialSource;
}

/**
 * Finds the settings: explicit options beat the environment, the environment beats the shared files.
 *
 * @throws NoRegionError, NoProfileError, ConfigNotFoundError, ConfigParserError, InvalidEndpointError,
 * InvalidOptionError; NoCredentialsError comes from the provider that is returned
 */
export async function connect(options: ConnectionOptions): Promise<Connection> {
  const profile = memoize(() => readProfile(options.profile));
  const isExplicit = options.credentials !== undefined && options.profile === undefined;
  if (!isExplicit) await profile();
  const region = await findRegion(options.region, profile);
  // Who said who they are and where must not be stopped by a file that nobody asked for.
  const endpoint = await findEndpoint(
    options.endpoint,
    isExplicit ? () => profile().catch(() => noProfile) : profile,
  );
  return {
    endpoint: endpoint ?? (await regionalEndpoint(region)),
    region,
    credentials: findCredentials(options.credentials, options.profile, region),
  };
}
