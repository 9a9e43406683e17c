import { InvalidEndpointError, InvalidOptionError } from '../errors/configuration-error.ts';
import type { HostKind } from './endpoint-options.ts';
import { findSwitch, type SettingNames } from './setting.ts';
import { type Profile, sharedFiles } from './shared-files.ts';

/** The setting that makes the AWS SDKs ignore all endpoints but that of the option. */
const ignoreConfigured: SettingNames = {
  variable: 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS',
  setting: 'ignore_configured_endpoint_urls',
};

/** An endpoint that replaces the region's own, and where it was set. */
export interface CustomEndpoint {
  readonly url: URL;
  readonly source: string;
}

/**
 * Finds the custom endpoint, if there is one.
 *
 * It is the option, else `AWS_ENDPOINT_URL_DYNAMODB`, else `AWS_ENDPOINT_URL`, else the profile's: that of its `services`
 * section, else its own `endpoint_url`. If `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS`, else the profile's
 * `ignore_configured_endpoint_urls`, is true, only the option is used.
 */
export async function findEndpoint(
  option: string | URL | undefined,
  profile: () => Promise<Profile>,
): Promise<CustomEndpoint | undefined> {
  if (option !== undefined) return parseEndpoint(option, 'the option `endpoint`');
  if (await findSwitch(ignoreConfigured, undefined, profile)) return undefined;
  const { AWS_ENDPOINT_URL_DYNAMODB, AWS_ENDPOINT_URL } = process.env;
  if (AWS_ENDPOINT_URL_DYNAMODB) return parseEndpoint(AWS_ENDPOINT_URL_DYNAMODB, 'AWS_ENDPOINT_URL_DYNAMODB');
  if (AWS_ENDPOINT_URL) return parseEndpoint(AWS_ENDPOINT_URL, 'AWS_ENDPOINT_URL');
  const { settings } = await profile();
  return parseProfileEndpoint((await serviceEndpoint('dynamodb', profile)) ?? settings.endpoint_url);
}

/**
 * Finds the custom endpoint of DynamoDB Streams alone, if there is one; else that of DynamoDB serves both.
 *
 * It is `AWS_ENDPOINT_URL_DYNAMODB_STREAMS`, else that of the profile's `services` section. The option `endpoint`, and the
 * settings that ignore configured endpoints, take precedence.
 */
export async function findStreamsEndpoint(
  option: string | URL | undefined,
  profile: () => Promise<Profile>,
): Promise<CustomEndpoint | undefined> {
  if (option !== undefined || (await findSwitch(ignoreConfigured, undefined, profile))) return undefined;
  const { AWS_ENDPOINT_URL_DYNAMODB_STREAMS: url } = process.env;
  if (url) return parseEndpoint(url, 'AWS_ENDPOINT_URL_DYNAMODB_STREAMS');
  return parseProfileEndpoint(await serviceEndpoint('dynamodb_streams', profile));
}

/** Returns the endpoint of a service in the `services` section that the profile names. */
async function serviceEndpoint(
  service: string,
  profile: () => Promise<Profile>,
): Promise<string | undefined> {
  const { settings, sections } = await profile();
  return sections[`services.${settings.services}`]?.[`${service}.endpoint_url`];
}

async function parseProfileEndpoint(url: string | undefined): Promise<CustomEndpoint | undefined> {
  if (!url) return undefined;
  const { config, credentials } = await sharedFiles();
  return parseEndpoint(url, `\`endpoint_url\` in ${config} or ${credentials}`);
}

/** Parses the URL of an endpoint. Credentials in it would be ignored, so they are refused; no message shows them. */
function parseEndpoint(value: string | URL, source: string): CustomEndpoint {
  const text = String(value);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    const redacted = text.replace(/^.*@/s, '…@').replace(/\?.*$/s, '?…');
    throw new InvalidEndpointError(`${source} must be an http: or https: URL, not "${redacted}"`);
  }
  if (url.username || url.password)
    throw new InvalidEndpointError(`${source} must not contain a user name or a password`);
  if (/[?#]/.test(text)) throw new InvalidEndpointError(`${source} must not contain a query or a fragment`);
  return { url, source };
}

/**
 * Refuses a custom endpoint together with FIPS or dual-stack, because it is unknown whether the endpoint supports them.
 *
 * @throws InvalidOptionError
 */
export function refuseHostKind(
  { source }: CustomEndpoint,
  { useFipsEndpoint, useDualstackEndpoint }: HostKind,
): void {
  if (!useFipsEndpoint && !useDualstackEndpoint) return;
  const option = useFipsEndpoint ? 'useFipsEndpoint' : 'useDualstackEndpoint';
  throw new InvalidOptionError(
    `\`${option}\` cannot be combined with a custom endpoint: remove it, or ${source}`,
    { option, value: true },
  );
}

/**
 * Refuses a custom endpoint together with FIPS or dual-stack.
 *
 * The region's dual-stack host is refused too, as by the AWS SDKs, because `useDualstackEndpoint` selects it.
 *
 * @throws InvalidOptionError
 */
export async function checkEndpoint(endpoint: CustomEndpoint, region: string, kind: HostKind): Promise<void> {
  refuseHostKind(endpoint, kind);
  const { url, source } = endpoint;
  // The partitions are loaded only for a host that may be one of the service's.
  const [, prefix = ''] = /^((?:search-)?dynamodb)\./.exec(url.host) ?? [];
  if (!url.host.startsWith(`${prefix}.${region}.`)) return;
  const { partition } = await import('@aws-sdk/core/client');
  if (url.host === `${prefix}.${region}.${partition(region).dualStackDnsSuffix}`) {
    throw new InvalidOptionError(
      `${source} must not be the dual-stack endpoint of the region: set \`useDualstackEndpoint\` instead`,
      { option: 'endpoint', value: url.href },
    );
  }
}
