import { AsyncResource } from 'node:async_hooks';
import { asyncScheduler, type Subscription } from 'rxjs';
import { FairQueue, type Flow } from './fair-queue.ts';
import { slidingSum } from './sliding-sum.ts';
import { type TokenBucket, tokenBucket } from './token-bucket.ts';

/** Starts what has waited for its units. */
type Start = () => void;

/** Cancels a wait; no effect once the units were granted. */
type Cancel = () => void;

/** A flow of one kind of capacity. */
export type KindFlow = Flow<Start>;

/** Timers take at most 2^31 - 1 ms; a longer wait is considered again meanwhile. */
const maxDelay = 3_600_000;

const now = () => asyncScheduler.now();

/**
 * The limit of one kind of capacity: a token bucket, and the queue of those that wait for its tokens.
 *
 * It grants everything until `setRate` is called. Its one timer runs only while somebody waits.
 */
export class KindLimit {
  private readonly queue = new FairQueue<Start>(() => this.bucket?.capacity() ?? 0);
  private readonly sum = slidingSum();
  private bucket: TokenBucket | undefined;
  private timer: Subscription | undefined;
  private timerAt = Number.POSITIVE_INFINITY;
  private isAdvancing = false;

  newFlow(): KindFlow {
    return this.queue.newFlow();
  }

  /** The limit in units per second; `undefined` if there is none. */
  rate(): number | undefined {
    return this.bucket?.rate();
  }

  waiting(): number {
    return this.queue.size;
  }

  /** The units of the last second. */
  consumed(): number {
    return this.sum.total(now());
  }

  /** Takes units from the bucket if they may be taken now, and nobody waits; returns whether it has. */
  tryAcquire(flow: KindFlow, units: number): boolean {
    if (this.queue.size > 0 || this.isAdvancing || !this.mayTake(units)) return false;
    this.queue.charge(flow, units);
    this.take(units);
    return true;
  }

  /**
   * Takes units from the bucket and calls `start`, synchronously if they may be taken now; else returns how to cancel.
   *
   * `start` runs in the async context of this call.
   */
  acquire(flow: KindFlow, units: number, start: Start): Cancel | undefined {
    if (this.tryAcquire(flow, units)) {
      start();
      return undefined;
    }
    // `AsyncLocalStorage.bind` takes three times as long on Node 20.
    const context = new AsyncResource('rxdynamo.capacity');
    const waiter = this.queue.push(flow, () => context.runInAsyncScope(start), units);
    this.advance();
    return () => {
      if (this.queue.remove(waiter)) this.advance();
    };
  }

  /** Corrects the units that were taken at that time. */
  correct(flow: KindFlow, change: number, takenAt: number): void {
    const at = now();
    this.bucket?.take(change, at);
    this.sum.correct(change, takenAt, at);
    this.queue.correct(flow, change);
    if (this.queue.size > 0) this.advance();
  }

  /** Sets the units per second, and grants what they allow; `undefined` removes the limit. */
  setRate(rate: number | undefined): void {
    if (rate === undefined) this.bucket = undefined;
    else if (this.bucket === undefined) this.bucket = tokenBucket(rate, now());
    else this.bucket.setRate(rate, now());
    this.advance();
  }

  private mayTake(units: number): boolean {
    return this.bucket === undefined || this.bucket.has(units, now());
  }

  private take(units: number): void {
    const at = now();
    this.bucket?.take(units, at);
    this.sum.add(units, at);
  }

  /** Grants what may be granted, and sets the timer for the next one. */
  private advance(): void {
    // What is started may acquire, settle or cancel; the loop that started it goes on with the result.
    if (this.isAdvancing) return;
    this.isAdvancing = true;
    try {
      for (let waiter = this.queue.first(); waiter !== undefined; waiter = this.queue.first()) {
        if (!this.mayTake(waiter.units)) break;
        this.queue.admit(waiter);
        this.take(waiter.units);
        waiter.value();
      }
    } finally {
      this.isAdvancing = false;
      this.setTimer();
    }
  }

  /** An earlier timer is kept: it considers the queue again, which is cheaper than a new timer for each response. */
  private setTimer(): void {
    const waiter = this.queue.first();
    if (waiter === undefined || this.bucket === undefined) {
      this.clearTimer();
      return;
    }
    const delay = Math.min(maxDelay, Math.max(1, this.bucket.millisecondsUntil(waiter.units, now())));
    if (this.timerAt <= now() + delay) return;
    this.clearTimer();
    this.timerAt = now() + delay;
    this.timer = asyncScheduler.schedule(() => {
      this.clearTimer();
      this.advance();
    }, delay);
  }

  private clearTimer(): void {
    this.timer?.unsubscribe();
    this.timer = undefined;
    this.timerAt = Number.POSITIVE_INFINITY;
  }
}
