import { traitsOf } from '../errors/error-table.ts';
import { ServiceError } from '../errors/service-error.ts';

/**
 * What a throttle limited: only the key range of the request, more than that (the table, an index, the account, the
 * on-demand maximum), or unknown because the service gave no reason.
 */
export type ThrottleScope = 'keyRange' | 'wider' | 'unstated';

const keyRangeReason = 'KeyRangeThroughputExceeded';

/** Returns what a throttle limited, by the reasons or else by the name that the service gave. */
export function throttleScope(error: unknown): ThrottleScope {
  if (!(error instanceof ServiceError)) return 'unstated';
  const reasons = (error.throttlingReasons ?? []).flatMap(({ reason }) => reason ?? []);
  if (reasons.length > 0) {
    return reasons.every((reason) => reason.endsWith(keyRangeReason)) ? 'keyRange' : 'wider';
  }
  return traitsOf(error.name)?.isAccountThrottle === true ? 'wider' : 'unstated';
}
