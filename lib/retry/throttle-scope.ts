import { ServiceError } from '../errors/service-error.ts';

/**
 * What a throttle limited: only the key range of the request, more than that (the table, an index, the account, the
 * on-demand maximum), or it does not say.
 */
export type ThrottleScope = 'keyRange' | 'wider' | 'unstated';

const keyRangeReason = 'KeyRangeThroughputExceeded';

/** Throttles whose name states the scope: this one is the account's limit. */
const wideNames: ReadonlySet<string> = new Set(['RequestLimitExceeded']);

/** Tells what a throttle limited, from the reasons that the service gave. */
export function throttleScope(error: unknown): ThrottleScope {
  if (!(error instanceof ServiceError)) return 'unstated';
  const reasons = (error.throttlingReasons ?? []).flatMap(({ reason }) => reason ?? []);
  if (reasons.length > 0) {
    return reasons.every((reason) => reason.endsWith(keyRangeReason)) ? 'keyRange' : 'wider';
  }
  return wideNames.has(error.name) ? 'wider' : 'unstated';
}
