import type { AwsCredentialIdentity } from '@smithy/types';

/**
 * Provides credentials: those of the last time while they are valid.
 *
 * With `forceRefresh` it asks for others at once, because the service has rejected these.
 */
export type CredentialSource = (options?: {
  readonly forceRefresh?: boolean;
}) => Promise<AwsCredentialIdentity>;

/** How long before they expire credentials are renewed, in milliseconds: the AWS SDKs' five minutes. */
const window = 5 * 60_000;

/** How long after a renewal that failed the next one may begin, in milliseconds. */
const pause = 10_000;

/**
 * Remembers credentials until they expire, and renews them before that in the background.
 *
 * Calls wait only where there are no valid credentials: a provider that fails or hangs while they are valid stops nobody.
 * Credentials that are valid for less than ten minutes are renewed after half of that time, so that a provider whose
 * credentials are always short-lived is not asked at each call. All callers share one renewal.
 */
export function refreshingCredentials(
  provide: () => Promise<AwsCredentialIdentity>,
  now: () => number = Date.now,
): CredentialSource {
  let known: AwsCredentialIdentity | undefined;
  let renewAt = 0;
  let pending: Promise<AwsCredentialIdentity> | undefined;

  function renew(): Promise<AwsCredentialIdentity> {
    pending ??= provide()
      .then(remember, (error: unknown) => {
        renewAt = now() + pause;
        throw error;
      })
      .finally(() => {
        pending = undefined;
      });
    return pending;
  }

  function remember(identity: AwsCredentialIdentity): AwsCredentialIdentity {
    const expiry = identity.expiration?.getTime() ?? Number.POSITIVE_INFINITY;
    known = identity;
    renewAt = expiry - Math.min(window, (expiry - now()) / 2);
    return identity;
  }

  return async ({ forceRefresh = false } = {}) => {
    if (known === undefined || forceRefresh || isExpired(known, now())) return renew();
    // An error is told by the call that finds no valid credentials any more.
    if (now() >= renewAt) renew().catch(() => {});
    return known;
  };
}

function isExpired({ expiration }: AwsCredentialIdentity, now: number): boolean {
  return expiration !== undefined && expiration.getTime() <= now;
}
