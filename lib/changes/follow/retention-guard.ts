import { Observable, timer } from 'rxjs';
import { StreamRetentionError } from '../../errors/stream-retention-error.ts';
import type { ProgressOptions } from '../../progress/options.ts';
import type { LimitedBy, Progress } from '../../progress/progress.ts';
import { retention } from '../shard-records.ts';

const minute = 60_000;

/** How long before the first changes are removed reading them has to begin, in milliseconds. */
const margin = 60 * minute;

/** From when on an estimate counts, and how often in a row it has to be too late. */
const firstEstimate = 10 * minute;
const lateReports = 3;

/** How to make a scan faster, by what limits it. */
const advice: Readonly<Record<LimitedBy, string>> = {
  sink: 'its consumer: make that faster, or work on more items at once',
  source: 'its source',
  limiter: 'the option `limiter`: raise its limit',
  throttles: 'throttles: give the table more read capacity',
  network: 'the network: use more segments with a higher `concurrency`, nearer to the table',
  client: 'the client: use several processes, each with a table of its own, or a faster machine',
};

interface GuardOptions {
  readonly tableName: string;
  /** Returns the service's time in milliseconds. */
  readonly now: () => number;
  /** Whether the scan goes on in the middle of segments, so that the number of items says little of what is left. */
  readonly isResumed: boolean;
  /** The options of the caller. */
  readonly options: ProgressOptions;
}

/** Fails a scan that ends too late for reading the changes that were made since its start. */
export class RetentionGuard {
  private readonly options: GuardOptions;
  private since = Number.NaN;
  private late = 0;
  private latest: Progress | undefined;

  constructor(options: GuardOptions) {
    this.options = options;
  }

  /** Sets from when on the changes are needed, in milliseconds. */
  begin(since: number): void {
    this.since = since;
  }

  /** Fails at the deadline. */
  limit<T>(scan$: Observable<T>): Observable<T> {
    return new Observable((subscriber) => {
      const left = Math.max(0, this.deadline() - this.options.now());
      const deadline = timer(left).subscribe(() => {
        this.reportFailure();
        subscriber.error(this.error());
      });
      subscriber.add(deadline);
      return scan$.subscribe(subscriber);
    });
  }

  /**
   * Checks that the changes can still be read from their beginning.
   *
   * @throws StreamRetentionError if they cannot
   */
  checkStart(): void {
    if (this.options.now() > this.since + retention) throw this.error();
  }

  /** The options with which the scan reports its progress to the guard, and to the caller. */
  progressOptions(): ProgressOptions {
    const { progress, progressInterval = 1000, unitPrice } = this.options.options;
    const isRegular = progressInterval < 2 ** 31;
    const report = (each: Progress) => {
      this.latest = each;
      // The stream goes on after the scan.
      if (each.state === 'failed') progress?.(each);
      else if (isRegular) progress?.({ ...each, state: 'running' });
      if (each.state === 'running') this.check(each);
    };
    return {
      progress: report,
      progressInterval: progress !== undefined && isRegular ? progressInterval : minute,
      unitPrice,
    };
  }

  /** Throws once the estimates agree that the scan ends after the deadline. */
  private check({ elapsed, estimate, rates, scanned }: Progress): void {
    const usable = elapsed >= firstEstimate && estimate !== undefined;
    if (!usable || (estimate.basis === 'ItemCount' && this.options.isResumed)) return;
    const items = estimate.basis === 'segments' ? estimate.low : estimate.items;
    // A consumer may pause for a while.
    const rate = Math.max(rates.overall.scanned, rates.now.scanned) / 1000;
    const expectedEnd = this.options.now() + Math.max(0, items - scanned) / rate;
    this.late = expectedEnd > this.deadline() ? this.late + 1 : 0;
    if (this.late < lateReports) return;
    this.reportFailure();
    throw this.error(expectedEnd);
  }

  private deadline(): number {
    return this.since + retention - margin;
  }

  private reportFailure(): void {
    if (this.latest !== undefined) this.options.options.progress?.({ ...this.latest, state: 'failed' });
  }

  private error(expectedEnd?: number): StreamRetentionError {
    const { tableName } = this.options;
    const dateOf = (time: number) => new Date(Math.min(time, 8.64e15));
    const [since, deadline] = [dateOf(this.since), dateOf(this.deadline())];
    const end = expectedEnd === undefined ? undefined : dateOf(expectedEnd);
    const problem =
      end === undefined
        ? `has not ended by ${deadline.toISOString()}`
        : `is expected to end at ${end.toISOString()}, after ${deadline.toISOString()}`;
    // After its last page, the scan waits to be acknowledged.
    const limitedBy = this.latest?.state === 'complete' ? 'sink' : this.latest?.limitedBy;
    const limit = limitedBy === undefined ? '' : ` It is limited by ${advice[limitedBy]}.`;
    return new StreamRetentionError(
      `The scan of the table ${tableName} ${problem}, so the changes since ${since.toISOString()} would be removed before they ` +
        `are read: DynamoDB keeps them for 24 hours.${limit} Give the scan more read capacity, more segments, a higher ` +
        '`concurrency` or a faster consumer, and begin again with a new checkpoint',
      { since, deadline, expectedEnd: end },
      { operation: 'Scan', tableName, notRetriedBecause: 'notRetryable' },
    );
  }
}
