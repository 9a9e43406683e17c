import { InvalidEndpointError } from '../errors/configuration-error.ts';
import { findSwitch, type SettingNames } from './choice.ts';
import { type Profile, sharedFiles } from './shared-files.ts';

/** What makes the AWS SDKs ignore all endpoints but that of the option. */
const ignoring: SettingNames = {
  variable: 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS',
  setting: 'ignore_configured_endpoint_urls',
};

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
): Promise<URL | undefined> {
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
