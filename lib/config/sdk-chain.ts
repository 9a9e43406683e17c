import { randomUUID } from 'node:crypto';
import type { AwsCredentialIdentity } from '@smithy/types';
import { textOfError } from '../errors/text-of-error.ts';
import { findProfile, type Profile } from './shared-files.ts';

/** What the AWS SDK's chain says of a place where it has found nothing. It is not why the search failed. */
const nothingHere = [
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

/** How the errors of `@smithy/core` begin their line in a log. */
const logged = /^@smithy\/property-provider (?:->|\(!\)) /;

/** Raised when the chain ends without credentials. */
export class ChainError extends Error {
  /** Why the first place that should have them had none, in one line; absent where no place should. */
  readonly reason: string | undefined;

  constructor(cause: unknown, reason: string | undefined) {
    super('The chain of credential providers has ended', { cause });
    this.reason = reason;
  }
}

/**
 * Asks the AWS SDK's default chain for credentials.
 *
 * It is loaded only here: a caller that brings credentials does not pay for it. It reads the files again each time, so that
 * a program need not start anew after somebody has added what was missing.
 *
 * @throws ChainError
 */
export async function defaultChain(
  asked: string | undefined,
  region: string,
): Promise<AwsCredentialIdentity> {
  const [{ defaultProvider }, { externalDataInterceptor }, profile] = await Promise.all([
    import('@aws-sdk/credential-provider-node'),
    import('@smithy/core/config'),
    findProfile(asked),
  ]);
  const reasons: string[] = [];
  const debug = (line: unknown) => {
    if (logged.test(String(line))) reasons.push(String(line).replace(logged, ''));
  };
  const ignore = () => {};
  // A path that no file has: what is read from it is seen by nobody else.
  const configFilepath = `rxdynamo:${randomUUID()}`;
  externalDataInterceptor.interceptFile(configFilepath, readableProfiles(profile));
  externalDataInterceptor.interceptFile(`${configFilepath}/credentials`, '');
  try {
    return await defaultProvider({
      ...(asked !== undefined && { profile: asked }),
      ...singleSignOn(profile),
      configFilepath,
      filepath: `${configFilepath}/credentials`,
      logger: { trace: ignore, debug, info: ignore, warn: console.warn, error: ignore },
      // Not `clientConfig`: IAM Identity Center would be asked in this region, and not in its own.
      parentClientConfig: { region: async () => region },
    })();
  } catch (error) {
    const thrown = nothingHere.some((pattern) => pattern.test(messageOf(error)))
      ? undefined
      : messageOf(error);
    const reason = thrown ?? reasons.find((each) => !nothingHere.some((pattern) => pattern.test(each)));
    throw new ChainError(error, reason === undefined ? undefined : withoutCommand(reason));
  } finally {
    const files = externalDataInterceptor.getFileRecord();
    delete files[configFilepath];
    delete files[`${configFilepath}/credentials`];
  }
}

/**
 * Writes all profiles as the parser of `@smithy/core` can read them, into one file.
 *
 * It would take no profile whose name has a space, and would cut a setting that continues in the next line. A header with a
 * dot is how it keeps sections itself.
 */
function readableProfiles({ sections }: Profile): string {
  return Object.entries(sections)
    .map(([name, settings = {}]) => {
      const lines = Object.entries(settings).map(([setting, value]) => `${setting} = ${value}`);
      return [`[${name}]`, ...lines].join('\n');
    })
    .join('\n');
}

/** What the profile provider looks at before SSO. */
const earlier = ['role_arn', 'aws_access_key_id', 'web_identity_token_file', 'credential_process'];

/**
 * The settings of a profile that signs in through IAM Identity Center.
 *
 * They are handed over, because the profile provider does not tell the SSO provider which file it reads.
 */
function singleSignOn({ settings, sections }: Profile): object {
  const session = sections[`sso-session.${settings.sso_session}`];
  const ssoStartUrl = session?.sso_start_url ?? settings.sso_start_url;
  const ssoRegion = session?.sso_region ?? settings.sso_region;
  const { sso_account_id: ssoAccountId, sso_role_name: ssoRoleName, sso_session: ssoSession } = settings;
  const isComplete = ssoStartUrl && ssoRegion && ssoAccountId && ssoRoleName;
  if (!isComplete || earlier.some((setting) => settings[setting])) return {};
  return { ssoStartUrl, ssoRegion, ssoAccountId, ssoRoleName, ...(ssoSession && { ssoSession }) };
}

/** An error of a connection that was tried to several addresses has no message of its own. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return textOfError(error);
  const { message, code, name } = error as NodeJS.ErrnoException;
  return message || code || name;
}

/** The error of a `credential_process` begins with the command, whose arguments may be secrets. */
function withoutCommand(reason: string): string {
  return reason.replace(/^Command failed: [^\n]*\n?/, 'the credential_process failed: ').trim();
}
