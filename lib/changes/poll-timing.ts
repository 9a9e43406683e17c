/** How long to wait between two reads of a shard, in milliseconds. */
export interface PollIntervals {
  /** After a page with records. */
  readonly interval: number;
  /** After an empty page. */
  readonly idle: number;
}

/** A page whose last record is older than this was read from a backlog, so that the next one is read at once. */
const behind = 5000;

/** What a page says about when to read the next one. */
interface PolledPage {
  readonly isEmpty: boolean;
  /** The age of its last record in milliseconds, when it was read. */
  readonly lag: number;
  /** Whether the shard has a child, so that its end is near even if the page is empty. */
  readonly isClosed: boolean;
}

/** Decides when a shard is read again. */
export interface PollTiming {
  /** Records that a request is sent now. */
  readonly sent: (now: number) => void;
  readonly received: (page: PolledPage) => void;
  /** How long to wait before the next request, in milliseconds; time that the consumer has taken counts. */
  readonly delay: (now: number) => number;
}

/** Creates the poll timing of one shard. */
export function pollTiming({ interval, idle }: PollIntervals): PollTiming {
  let sentAt = Number.NEGATIVE_INFINITY;
  let wait = 0;
  return {
    sent(now) {
      sentAt = now;
    },
    received({ isEmpty, lag, isClosed }) {
      if (isEmpty) wait = isClosed ? Math.min(interval, idle) : idle;
      else wait = isClosed || lag > behind ? 0 : interval;
    },
    delay: (now) => Math.max(0, sentAt + wait - now),
  };
}
