import type { SchedulerLike } from 'rxjs';
import type { RetryableKind } from '../errors/retryable.ts';

/** Decides for how long one stream retries without receiving a page. */
export interface StallTimer {
  readonly now: () => number;
  /** The kinds of errors that are retried now: throttles, and after the first page also transient errors. */
  readonly retriedKinds: () => readonly RetryableKind[];
  /** Records that a page was received, which starts the stall timeout again. */
  readonly recordPage: () => void;
  /** Records that a request failed that was sent at this time; returns whether to retry it. */
  readonly recordFailure: (sentAt: number) => boolean;
}

const untilFirstPage: readonly RetryableKind[] = ['throttling'];
const afterFirstPage: readonly RetryableKind[] = ['throttling', 'transient'];

/**
 * Creates the stall timer of a stream, which measures the time since its last page in milliseconds.
 *
 * Time without a request in flight does not count, because a consumer may take minutes for a page. So the time starts when
 * the first failed request after the last page was sent, but not before that page.
 */
export function stallTimer(stallTimeout: number, scheduler: SchedulerLike): StallTimer {
  const now = () => scheduler.now();
  let lastPageAt: number | undefined;
  let failingSince: number | undefined;
  return {
    now,
    retriedKinds: () => (lastPageAt === undefined ? untilFirstPage : afterFirstPage),
    recordPage() {
      lastPageAt = now();
      failingSince = undefined;
    },
    recordFailure(sentAt) {
      failingSince ??= Math.max(sentAt, lastPageAt ?? sentAt);
      return now() - failingSince < stallTimeout;
    },
  };
}
