import type { SchedulerLike } from 'rxjs';
import type { RetryableKind } from '../errors/retryable.ts';

/** For how long one stream retries without receiving a page. */
export interface StallTimer {
  readonly now: () => number;
  /** The kinds of errors that are retried now: throttles, and after the first page transient errors too. */
  readonly retriedKinds: () => readonly RetryableKind[];
  /** Notes that a page has come. */
  readonly recordPage: () => void;
  /** Notes that a request which was sent at a time failed, and returns whether to send it again. */
  readonly recordFailure: (sentAt: number) => boolean;
}

const untilFirstPage: readonly RetryableKind[] = ['throttling'];
const afterFirstPage: readonly RetryableKind[] = ['throttling', 'transient'];

/**
 * Measures the time without a page of a stream, in milliseconds since its last page.
 *
 * Time without a request in flight does not count, because a consumer may take minutes for a page. So the time begins when
 * the first request that failed since the last page was sent, if that was later than the last page.
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
