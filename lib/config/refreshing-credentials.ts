import type { AwsCredentialIdentity } from '@smithy/types';

/**
 * Returns credentials, which are cached while they are valid.
 *
 * With `forceRefresh` they are refreshed at once, because the service has rejected the cached ones.
 */
export type CredentialSource = (options?: {
  readonly forceRefresh?: boolean;
}) => Promise<AwsCredentialIdentity>;

/** How long before their expiration credentials are refreshed, in milliseconds, as with the AWS SDKs. */
const refreshWindow = 5 * 60_000;

/** How long to wait after a failed refresh before the next one, in milliseconds. */
const retryDelay = 10_000;

/**
 * Caches credentials until they expire, and refreshes them in the background before that.
 *
 * Calls wait only if there are no valid credentials: as long as they are valid, a provider that fails or hangs affects no
 * call. Credentials that are valid for less than ten minutes are refreshed after half of that time, so that a provider of
 * short-lived credentials is not called for each request. All callers share one refresh.
 */
export function refreshingCredentials(
  provide: () => Promise<AwsCredentialIdentity>,
  now: () => number = Date.now,
): CredentialSource {
  let cached: AwsCredentialIdentity | undefined;
  let refreshAt = 0;
  let pending: Promise<AwsCredentialIdentity> | undefined;

  function refresh(): Promise<AwsCredentialIdentity> {
    pending ??= provide()
      .then(store, (error: unknown) => {
        refreshAt = now() + retryDelay;
        throw error;
      })
      .finally(() => {
        pending = undefined;
      });
    return pending;
  }

  function store(identity: AwsCredentialIdentity): AwsCredentialIdentity {
    const expiresAt = identity.expiration?.getTime() ?? Number.POSITIVE_INFINITY;
    cached = identity;
    refreshAt = expiresAt - Math.min(refreshWindow, (expiresAt - now()) / 2);
    return identity;
  }

  return async ({ forceRefresh = false } = {}) => {
    if (cached === undefined || forceRefresh || isExpired(cached, now())) return refresh();
    // If it fails, the first call after the expiration reports the error of its own refresh.
    if (now() >= refreshAt) refresh().catch(() => {});
    return cached;
  };
}

function isExpired({ expiration }: AwsCredentialIdentity, now: number): boolean {
  return expiration !== undefined && expiration.getTime() <= now;
}
