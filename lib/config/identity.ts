import type { AwsCredentialIdentity } from '@smithy/types';

/** Credentials under the names of the AWS SDKs; `expiration` may stand as the AWS tools write it. */
export interface CredentialInput extends Omit<AwsCredentialIdentity, 'expiration'> {
  /** When they expire: a `Date`, ISO 8601 text, or seconds since 1970. */
  readonly expiration?: Date | string | number | undefined;
}

/** What an HTTP header can carry. */
const headerText = /^[\x20-\x7e\x80-\xff]*$/;

const isoText = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** The last second of the year 9999: a larger number counts milliseconds. */
const lastSecond = 253_402_300_799;

/**
 * Checks credentials, and returns them with `expiration` as a `Date`.
 *
 * A key is never shown, not even one that is wrong.
 *
 * @throws TypeError that names the part which is missing or wrong
 */
export function checkIdentity(input: CredentialInput | undefined): AwsCredentialIdentity {
  const { accessKeyId, secretAccessKey, sessionToken, accountId, expiration } = input ?? {};
  // An empty string is what remains of a variable that was not set.
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
  if (typeof value !== 'string') throw new TypeError(`\`${name}\` is not a string`);
  if (/[\r\n]/.test(value)) throw new TypeError(`\`${name}\` contains a line break`);
  if (!headerText.test(value))
    throw new TypeError(`\`${name}\` contains a character that no HTTP header can carry`);
}

function dateOf(expiration: Date | string | number): Date {
  const date = parseExpiration(expiration);
  if (date !== undefined && !Number.isNaN(date.getTime())) return date;
  throw new TypeError('`expiration` is neither a Date, ISO 8601 text nor seconds since 1970');
}

function parseExpiration(expiration: unknown): Date | undefined {
  // Not `instanceof`: it may be a Date of another realm, of a spec's environment for one.
  if (Object.prototype.toString.call(expiration) === '[object Date]') return new Date(Number(expiration));
  if (typeof expiration === 'string') {
    return isoText.test(expiration) ? new Date(expiration) : undefined;
  }
  return typeof expiration === 'number' && expiration <= lastSecond ? new Date(expiration * 1000) : undefined;
}
