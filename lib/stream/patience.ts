import type { SchedulerLike } from 'rxjs';
import type { RetryableKind } from '../errors/retryable.ts';

/** For how long one stream goes on without a page. */
export interface Patience {
  readonly now: () => number;
  /** The kinds of errors that are waited out now: throttles, and after the first page transient errors too. */
  readonly waitsFor: () => readonly RetryableKind[];
  /** Notes that a page has come. */
  readonly succeed: () => void;
  /** Notes that a request failed which was sent at a time, and tells whether to send it again. */
  readonly lasts: (sentAt: number) => boolean;
}

const untilFirstPage: readonly RetryableKind[] = ['throttling'];
const afterFirstPage: readonly RetryableKind[] = ['throttling', 'transient'];

/**
 * Measures the time without a page of a stream, in milliseconds since its last page.
 *
 * Time in which nothing was asked for does not count: a consumer that takes minutes for a page must not find the patience
 * used up. So it begins when the first of the requests was sent that failed since, if that was later.
 */
export function patienceOf(patience: number, scheduler: SchedulerLike): Patience {
  const now = () => scheduler.now();
  let lastPageAt: number | undefined;
  let failingSince: number | undefined;
  return {
    now,
    waitsFor: () => (lastPageAt === undefined ? untilFirstPage : afterFirstPage),
    succeed() {
      lastPageAt = now();
      failingSince = undefined;
    },
    lasts(sentAt) {
      failingSince ??= Math.max(sentAt, lastPageAt ?? sentAt);
      return now() - failingSince < patience;
    },
  };
}
