import { type EventLoopUtilization, performance } from 'node:perf_hooks';
import { asyncScheduler, type SchedulerLike } from 'rxjs';
import type { UnitPrice } from './options.ts';
import type { LimitedBy, Progress, ProgressEstimate } from './progress.ts';
import { type Amounts, ratesBetween } from './rates.ts';
import type { SegmentProgress } from './segment-progress.ts';
import { largestBetween, SlotTimes, type SlotTotals } from './slot-times.ts';
import { SmoothedRate } from './smoothed-rate.ts';

/** What one stream is, as far as its progress is concerned. */
export interface MeterOptions {
  /** Which bodies `bytes` counts. */
  readonly bytes: 'received' | 'sent';
  /** Which units a consumed capacity without kinds is. */
  readonly units: 'read' | 'write';
  readonly unitPrice?: UnitPrice | undefined;
  /** The segments of a parallel scan. */
  readonly segments?: SegmentProgress | undefined;
  /** Returns how far behind a stream of changes is, in milliseconds. */
  readonly lag?: (() => number | undefined) | undefined;
  /** @default RxJS's asyncScheduler */
  readonly scheduler?: SchedulerLike;
}

/** A consumed capacity as a response has it. */
export interface MeteredCapacity {
  readonly CapacityUnits?: number | undefined;
}

/** A page or the results of a batch. */
export interface MeteredPage {
  readonly items: number;
  readonly scanned: number;
  readonly consumed?: MeteredCapacity | undefined;
}

/** The counts at one time, from which rates are made. */
interface Mark extends Amounts {
  readonly times: SlotTotals;
  readonly eventLoop: EventLoopUtilization;
}

/** From this share on, responses wait for the event loop rather than for the network. */
const busy = 0.9;

/** Counts what one subscription does, and measures what limits it. */
export class ProgressMeter {
  readonly segments: SegmentProgress | undefined;
  /** The number of items in the table, by DescribeTable. */
  itemCount: number | undefined;
  private readonly options: MeterOptions;
  private readonly now: () => number;
  private readonly times: SlotTimes;
  private readonly scanRate: SmoothedRate;
  private readonly start: Mark;
  /** The counts at the last report, and at the one before. */
  private marks: readonly [before: Mark, last: Mark];
  private items = 0;
  private scanned = 0;
  private pages = 0;
  private bytes = 0;
  private requests = 0;
  private retries = 0;
  private throttles = 0;
  private readonly units = { read: 0, write: 0 };
  private idle: { readonly limit: 'source' | 'sink'; readonly slots: number } = { limit: 'source', slots: 0 };

  constructor(options: MeterOptions) {
    const { scheduler = asyncScheduler, segments } = options;
    this.options = options;
    this.segments = segments;
    this.now = () => scheduler.now();
    this.times = new SlotTimes(scheduler);
    this.scanRate = new SmoothedRate();
    this.start = this.mark();
    this.marks = [this.start, this.start];
  }

  /** Begins the wait of a slot, and returns the function that ends it; to be called once. */
  startSlot(limit: LimitedBy): () => void {
    this.times.add(limit, 1);
    return () => this.times.add(limit, -1);
  }

  /** Sets how many slots of a batch operator have no batch, and why. */
  setIdle(limit: 'source' | 'sink', slots: number): void {
    this.times.add(this.idle.limit, -this.idle.slots);
    this.idle = { limit, slots };
    this.times.add(limit, slots);
  }

  /** Begins the delay before a retry, and returns the function that ends it; to be called once. */
  startRetryDelay(kind: 'throttling' | 'transient'): () => void {
    return this.startSlot(kind === 'throttling' ? 'throttles' : 'network');
  }

  /** Runs code of the consumer, or of the client, synchronously. */
  run<T>(limit: 'sink' | 'client', code: () => T): T {
    return this.times.run(limit, code);
  }

  /** Counts a request, and returns the function that ends it; to be called once. */
  startRequest(bodySize: number, isRetry: boolean): () => void {
    this.requests++;
    if (isRetry) this.retries++;
    if (this.options.bytes === 'sent') this.bytes += bodySize;
    return this.startSlot('network');
  }

  /** Counts the body of a response, and decodes it. */
  decode<T>(bodySize: number, decode: () => T): T {
    if (this.options.bytes === 'received') this.bytes += bodySize;
    return this.run('client', decode);
  }

  addThrottle(): void {
    this.throttles++;
  }

  /** Counts a request that repeats the unprocessed items of another one. */
  addRetry(): void {
    this.retries++;
  }

  addPage({ items, scanned, consumed }: MeteredPage): void {
    this.pages++;
    this.items += items;
    this.scanned += scanned;
    this.units[this.options.units] += consumed?.CapacityUnits ?? 0;
  }

  /** Returns the progress at the end of an interval, or of the stream. */
  report(state: Progress['state']): Progress {
    const { items, scanned, pages, bytes, requests, retries, throttles, segments, options } = this;
    const mark = this.mark();
    const [before, last] = this.marks;
    const [read, write] = [options.unitPrice?.read ?? 0, options.unitPrice?.write ?? 0];
    const limitedBy = this.limitedBy(state === 'running' ? before : this.start, mark);
    this.scanRate.add(scanned - last.scanned, mark.at - last.at);
    this.marks = [last, mark];
    const estimate = this.estimate(state);
    const lag = options.lag?.();
    return {
      state,
      items,
      scanned,
      pages,
      bytes,
      requests,
      retries,
      throttles,
      units: mark.units,
      ...(options.unitPrice && { cost: (mark.units.read * read + mark.units.write * write) / 1e6 }),
      ...(segments && { segments: segments.counts() }),
      elapsed: mark.at - this.start.at,
      rates: { now: ratesBetween(before, mark), overall: ratesBetween(this.start, mark) },
      ...(estimate && { estimate, ...this.remaining(estimate) }),
      ...(limitedBy && { limitedBy }),
      ...(lag !== undefined && { lag }),
    };
  }

  private mark(): Mark {
    const { items, scanned, bytes, units } = this;
    const eventLoop = performance.eventLoopUtilization();
    return {
      at: this.now(),
      items,
      scanned,
      bytes,
      units: { ...units },
      times: this.times.totals(),
      eventLoop,
    };
  }

  private limitedBy(from: Mark, to: Mark): LimitedBy | undefined {
    const largest = largestBetween(from.times, to.times);
    // Not `utilization`, which knows nothing of virtual time.
    const { active } = performance.eventLoopUtilization(to.eventLoop, from.eventLoop);
    return largest === 'network' && active >= busy * (to.at - from.at) ? 'client' : largest;
  }

  private estimate(state: Progress['state']): ProgressEstimate | undefined {
    const { itemCount, scanned, segments } = this;
    const basis = segments === undefined ? 'ItemCount' : 'segments';
    const isKnown = segments !== undefined || itemCount !== undefined;
    if (state === 'complete' && isKnown) return { items: scanned, low: scanned, high: scanned, basis };
    const bySegments = segments?.estimate();
    if (bySegments !== undefined) {
      const { items, low, high } = bySegments;
      return { items: Math.round(items), low: Math.floor(low), high: Math.ceil(high), basis };
    }
    if (itemCount === undefined) return undefined;
    return { items: Math.max(itemCount, scanned), low: scanned, basis: 'ItemCount' };
  }

  private remaining({ items }: ProgressEstimate): { readonly remaining: number } | undefined {
    const left = items - this.scanned;
    const rate = this.scanRate.perMillisecond();
    if (left <= 0) return { remaining: 0 };
    return rate > 0 ? { remaining: Math.round(left / rate) } : undefined;
  }
}
