import { InvalidEndpointError, InvalidOptionError } from '../errors/configuration-error.ts';
import { findSwitch, type SettingNames } from './choice.ts';
import type { HostKind } from './endpoint-options.ts';
import { type Profile, sharedFiles } from './shared-files.ts';

/** What makes the AWS SDKs ignore all endpoints but that of the option. */
const ignoring: SettingNames = {
  variable: 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS',
  setting: 'ignore_configured_endpoint_urls',
};

/** An endpoint that somebody set, and where. */
export interface CustomEndpoint {
  readonly url: URL;
  readonly source: string;
}

/**
 * Finds the endpoint that somebody set, if anybody did.
 *
 * The option beats `AWS_ENDPOINT_URL_DYNAMODB`, that `AWS_ENDPOINT_URL`, that the profile: its `services` section
 * first, its own `endpoint_url` then. Of all these only the option counts where
 * `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS`, else the profile's `ignore_configured_endpoint_urls`, says so.
 */
export async function findEndpoint(
  option: string | URL | undefined,
  profile: () => Promise<Profile>,
): Promise<CustomEndpoint | undefined> {
  if (option !== undefined) return parseEndpoint(option, 'the option `endpoint`');
  if (await findSwitch(ignoring, undefined, profile)) return undefined;
  const { AWS_ENDPOINT_URL_DYNAMODB, AWS_ENDPOINT_URL } = process.env;
  if (AWS_ENDPOINT_URL_DYNAMODB) return parseEndpoint(AWS_ENDPOINT_URL_DYNAMODB, 'AWS_ENDPOINT_URL_DYNAMODB');
  if (AWS_ENDPOINT_URL) return parseEndpoint(AWS_ENDPOINT_URL, 'AWS_ENDPOINT_URL');
  const { settings, sections } = await profile();
  const services = sections[`services.${settings.services}`];
  const url = services?.['dynamodb.endpoint_url'] ?? settings.endpoint_url;
  if (!url) return undefined;
  const { config, credentials } = await sharedFiles();
  return parseEndpoint(url, `\`endpoint_url\` in ${config} or ${credentials}`);
}

/** Credentials in the URL would be ignored, and would show in messages: they are refused, without being shown. */
function parseEndpoint(value: string | URL, source: string): CustomEndpoint {
  const text = String(value);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    const shown = text.replace(/^.*@/s, '…@').replace(/\?.*$/s, '?…');
    throw new InvalidEndpointError(`${source} is not an http: or https: URL: "${shown}"`);
  }
  if (url.username || url.password)
    throw new InvalidEndpointError(`${source} must not hold a user name or a password`);
  if (/[?#]/.test(text)) throw new InvalidEndpointError(`${source} must not have a query or a fragment`);
  return { url, source };
}

/**
 * Refuses an endpoint that somebody set where FIPS or dual-stack is wanted: whether it is one, nobody can tell.
 *
 * The region's own dual-stack host is refused as well, as the AWS SDKs refuse it: a switch is there for it.
 *
 * @throws InvalidOptionError
 */
export async function checkEndpoint(
  { url, source }: CustomEndpoint,
  region: string,
  { useFipsEndpoint, useDualstackEndpoint }: HostKind,
): Promise<void> {
  if (useFipsEndpoint || useDualstackEndpoint) {
    const [option, what] = useFipsEndpoint
      ? ['useFipsEndpoint', 'a FIPS endpoint']
      : ['useDualstackEndpoint', 'a dual-stack endpoint'];
    throw new InvalidOptionError(
      `\`${option}\` cannot make ${what} of the one that is set: leave it out, or ${source}`,
      { option, value: true },
    );
  }
  // Loaded only for a host that may be one of the service's own.
  const [, prefix = ''] = /^((?:search-)?dynamodb)\./.exec(url.host) ?? [];
  if (!url.host.startsWith(`${prefix}.${region}.`)) return;
  const { partition } = await import('@aws-sdk/core/client');
  if (url.host === `${prefix}.${region}.${partition(region).dualStackDnsSuffix}`) {
    throw new InvalidOptionError(
      `${source} must not be the dual-stack endpoint of the region: set \`useDualstackEndpoint\` in its place`,
      { option: 'endpoint', value: url.href },
    );
  }
}
