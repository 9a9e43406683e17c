import type { AwsCredentialIdentity } from '@smithy/types';

/** Credentials with the names of the AWS SDKs; `expiration` may have any format of the AWS tools. */
export interface CredentialInput extends Omit<AwsCredentialIdentity, 'expiration'> {
  /** When they expire: a `Date`, ISO 8601 text, or seconds since 1970. */
  readonly expiration?: Date | string | number | undefined;
}

/** The characters that an HTTP header may contain. */
const headerText = /^[\x20-\x7e\x80-\xff]*$/;

const isoText = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** The last second of the year 9999. A larger number is refused, because it is probably in milliseconds. */
const maxSeconds = 253_402_300_799;

/**
 * Checks credentials, and returns them with `expiration` as a `Date`.
 *
 * No message shows a key, not even an invalid one.
 *
 * @throws TypeError with the name of the missing or invalid property
 */
export function checkIdentity(input: CredentialInput | undefined): AwsCredentialIdentity {
  const { accessKeyId, secretAccessKey, sessionToken, accountId, expiration } = input ?? {};
  // A variable that is not set may result in an empty string.
  if (!accessKeyId || !secretAccessKey) throw new TypeError('`accessKeyId` or `secretAccessKey` is missing');
  checkText('accessKeyId', accessKeyId);
  checkText('secretAccessKey', secretAccessKey);
  if (sessionToken) checkText('sessionToken', sessionToken);
  const date = expiration == null ? undefined : dateOf(expiration);
  return {
    accessKeyId,
    secretAccessKey,
    ...(sessionToken && { sessionToken }),
    ...(accountId && { accountId }),
    ...(date && { expiration: date }),
  };
}

function checkText(name: string, value: unknown): void {
  if (typeof value !== 'string') throw new TypeError(`\`${name}\` must be a string`);
  if (/[\r\n]/.test(value)) throw new TypeError(`\`${name}\` contains a line break`);
  if (!headerText.test(value))
    throw new TypeError(`\`${name}\` contains a character that is not allowed in an HTTP header`);
}

function dateOf(expiration: Date | string | number): Date {
  const date = parseExpiration(expiration);
  if (date !== undefined && !Number.isNaN(date.getTime())) return date;
  throw new TypeError('`expiration` must be a Date, ISO 8601 text or seconds since 1970');
}

function parseExpiration(expiration: unknown): Date | undefined {
  // Not `instanceof`, because it may be a Date of another realm, as in Jest.
  if (Object.prototype.toString.call(expiration) === '[object Date]') return new Date(Number(expiration));
  if (typeof expiration === 'string') {
    return isoText.test(expiration) ? new Date(expiration) : undefined;
  }
  return typeof expiration === 'number' && expiration <= maxSeconds ? new Date(expiration * 1000) : undefined;
}
