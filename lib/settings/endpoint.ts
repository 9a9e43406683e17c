import { InvalidEndpointError } from '../errors/configuration-error.ts';
import { type Profile, sharedFiles } from './shared-files.ts';

/**
 * Finds the endpoint that somebody set, if anybody did.
 *
 * The option beats `AWS_ENDPOINT_URL_DYNAMODB`, that `AWS_ENDPOINT_URL`, that the profile: its `services` section
 * first, its own `endpoint_url` then.
 */
export async function findEndpoint(
  option: string | URL | undefined,
  profile: () => Promise<Profile>,
): Promise<URL | undefined> {
  if (option !== undefined) return parseEndpoint(option, 'the option `endpoint`');
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

/** The service's own endpoint in a region; the region's partition decides the domain. */
export async function regionalEndpoint(region: string): Promise<URL> {
  const { partition } = await import('@aws-sdk/core/client');
  return new URL(`https://dynamodb.${region}.${partition(region).dnsSuffix}/`);
}

/** Credentials in the URL would be ignored, and would show in messages: they are refused, without being shown. */
function parseEndpoint(value: string | URL, source: string): URL {
  const url = URL.canParse(String(value)) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    const shown = String(value).replace(/^.*@/s, '…@');
    throw new InvalidEndpointError(`${source} is not an http: or https: URL: "${shown}"`);
  }
  if (url.username || url.password)
    throw new InvalidEndpointError(`${source} must not hold a user name or a password`);
  return url;
}
