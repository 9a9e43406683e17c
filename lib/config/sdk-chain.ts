import { randomUUID } from 'node:crypto';
import type { AwsCredentialIdentity } from '@smithy/types';
import { isError } from '../errors/is-error.ts';
import { textOfError } from '../errors/text-of-error.ts';
import { findProfile, type Profile } from './shared-files.ts';

/** Messages of the AWS SDK's chain about a provider that is not configured, which is not the reason of a failure. */
const notConfigured = [
  /^AWS_PROFILE is set, skipping/,
  /^Unable to find environment variable credentials/,
  /^Skipping SSO provider/,
  /^Could not resolve credentials using profile/,
  /^Profile .* did not contain credential_process/,
  /^Profile .* could not be found/,
  /not set in env, checking config file next/,
  /^Web identity configuration not specified/,
  /^EC2 Instance Metadata Service access disabled/,
  /^Could not load credentials from any providers/,
];

/** The beginning of the lines that errors of `@smithy/core` log. */
const logPrefix = /^@smithy\/property-provider (?:->|\(!\)) /;

/** Raised when no provider of the chain has credentials. */
export class ChainError extends Error {
  /** Why the first configured provider failed, in one line; absent if none is configured. */
  readonly reason: string | undefined;

  constructor(cause: unknown, reason: string | undefined) {
    super('No credential provider of the chain has credentials', { cause });
    this.reason = reason;
  }
}

/**
 * Returns the credentials of the AWS SDK's default chain.
 *
 * The chain is loaded on the first call, so that a client with the option `credentials` does not load it. It reads the
 * files on each call, so that a program need not be restarted after missing credentials have been added.
 *
 * @throws ChainError
 */
export async function defaultChain(
  profileName: string | undefined,
  region: string,
): Promise<AwsCredentialIdentity> {
  const [{ defaultProvider }, { externalDataInterceptor }, profile] = await Promise.all([
    import('@aws-sdk/credential-provider-node'),
    import('@smithy/core/config'),
    findProfile(profileName),
  ]);
  const reasons: string[] = [];
  const debug = (line: unknown) => {
    if (logPrefix.test(String(line))) reasons.push(String(line).replace(logPrefix, ''));
  };
  const ignore = () => {};
  // A unique path without a file, so that no other reader of the shared files gets the intercepted text.
  const configFilepath = `rxdynamo:${randomUUID()}`;
  externalDataInterceptor.interceptFile(configFilepath, readableProfiles(profile));
  externalDataInterceptor.interceptFile(`${configFilepath}/credentials`, '');
  try {
    return await defaultProvider({
      ...(profileName !== undefined && { profile: profileName }),
      ...singleSignOn(profile),
      configFilepath,
      filepath: `${configFilepath}/credentials`,
      logger: { trace: ignore, debug, info: ignore, warn: console.warn, error: ignore },
      // Not `clientConfig`, with which IAM Identity Center would be called in this region instead of its own.
      parentClientConfig: { region: async () => region },
    })();
  } catch (error) {
    const reason = [messageOf(error), ...reasons].find(isReason);
    throw new ChainError(error, reason === undefined ? undefined : withoutCommand(reason));
  } finally {
    const files = externalDataInterceptor.getFileRecord();
    delete files[configFilepath];
    delete files[`${configFilepath}/credentials`];
  }
}

/**
 * Formats all profiles as one file that the parser of `@smithy/core` can read.
 *
 * That parser does not support names of profiles with a space, nor settings that continue on the next line. Headers with a
 * dot are its own internal format of sections.
 */
function readableProfiles({ sections }: Profile): string {
  return Object.entries(sections)
    .map(([name, settings = {}]) => {
      const lines = Object.entries(settings).map(([setting, value]) => `${setting} = ${value}`);
      return [`[${name}]`, ...lines].join('\n');
    })
    .join('\n');
}

/** The settings that take precedence over SSO in the profile provider. */
const precedingSettings = ['role_arn', 'aws_access_key_id', 'web_identity_token_file', 'credential_process'];

/**
 * Returns the settings of a profile that signs in with IAM Identity Center (SSO).
 *
 * They are passed explicitly, because the profile provider does not pass its files to the SSO provider.
 */
function singleSignOn({ settings, sections }: Profile): object {
  const session = sections[`sso-session.${settings.sso_session}`];
  const ssoStartUrl = session?.sso_start_url ?? settings.sso_start_url;
  const ssoRegion = session?.sso_region ?? settings.sso_region;
  const { sso_account_id: ssoAccountId, sso_role_name: ssoRoleName, sso_session: ssoSession } = settings;
  const isComplete = ssoStartUrl && ssoRegion && ssoAccountId && ssoRoleName;
  if (!isComplete || precedingSettings.some((setting) => settings[setting])) return {};
  return { ssoStartUrl, ssoRegion, ssoAccountId, ssoRoleName, ...(ssoSession && { ssoSession }) };
}

/** Whether a message of the chain is the reason of its failure. */
function isReason(message: string): boolean {
  return !notConfigured.some((pattern) => pattern.test(message));
}

/** Returns the message of an error, or its code: the error of a connection to several addresses has no message. */
export function messageOf(error: unknown): string {
  if (!isError(error)) return textOfError(error);
  const { message, code, name } = error as NodeJS.ErrnoException;
  return message || code || name;
}

/** Removes the command from the error of a `credential_process`, because its arguments may be secrets. */
function withoutCommand(reason: string): string {
  return reason.replace(/^Command failed: [^\n]*\n?/, 'the credential_process failed: ').trim();
}
