import { type FlushTimer, flushTimer } from './flush-timer.ts';
import { type Limits, type Packable, pack } from './pack.ts';

/** How many taken requests the array may hold before they are removed from it. */
const maxTaken = 1024;

/** FIFO queue of pending requests that are taken in full batches, or in partial ones when the queue is flushed. */
export class BatchQueue<E extends Packable> {
  private readonly limits: Limits;
  private readonly timer: FlushTimer;
  /** The pending requests are those from index `taken` on. */
  private requests: E[] = [];
  private taken = 0;
  private bytes = 0;
  /** The requests that were pending when the flush timer fired: a batch with one of them need not be full. */
  private readonly flushed = new Set<E>();
  private readonly keysInFlight = new Set<string>();

  /** @param linger after how many milliseconds the pending requests are flushed, and `onFlush` is called */
  constructor(limits: Limits, linger: number, onFlush: () => void) {
    this.limits = limits;
    this.timer = flushTimer(linger, () => {
      for (let index = this.taken; index < this.requests.length; index++)
        this.flushed.add(this.requests[index] as E);
      onFlush();
    });
  }

  add(request: E): void {
    this.requests.push(request);
    this.bytes += request.bytes;
    this.timer.start();
  }

  /**
   * Takes the next batch, if one is ready. The keys of its requests are in flight until each request is released.
   *
   * @param isFlushed whether to take a partial batch, because no more requests are added until one is processed
   */
  take(isFlushed: boolean): readonly E[] | undefined {
    if (!this.mayBeReady(isFlushed)) return undefined;
    const { batch, remaining, isFull } = this.packNext();
    const isReady = isFull || isFlushed || batch.some((request) => this.flushed.has(request));
    if (batch.length === 0 || !isReady) return undefined;
    this.remove(batch, remaining);
    return batch;
  }

  /** Returns the requests that have not been taken. */
  pending(): readonly E[] {
    return this.requests.slice(this.taken);
  }

  /** Ends the flight of a request that was taken, so that the next request with its key can be taken. */
  release(request: E): void {
    this.keysInFlight.delete(request.id);
  }

  /** Stops the flush timer. */
  close(): void {
    this.timer.stop();
  }

  /** Checks the counts only, because this is called for each request that is added. */
  private mayBeReady(isFlushed: boolean): boolean {
    const count = this.requests.length - this.taken;
    const mayBeFull = count >= this.limits.count || this.bytes > this.limits.bytes;
    return count > 0 && (mayBeFull || isFlushed || this.flushed.size > 0);
  }

  /** Packs a batch from the first requests; from twice as many, and so on, while keys in flight keep it from being full. */
  private packNext() {
    const { requests, taken, limits, keysInFlight } = this;
    const count = requests.length - taken;
    let size = Math.min(count, limits.count);
    let packed = pack(requests.slice(taken, taken + size), limits, keysInFlight);
    while (!packed.isFull && size < count) {
      size = Math.min(count, 2 * size);
      packed = pack(requests.slice(taken, taken + size), limits, keysInFlight);
    }
    return packed;
  }

  /** Overwrites the taken requests with the remaining ones that were packed, so that the rest of a long queue is not moved. */
  private remove(batch: readonly E[], remaining: readonly E[]): void {
    const { requests, limits, flushed } = this;
    this.taken += batch.length;
    for (let index = 0; index < remaining.length; index++)
      requests[this.taken + index] = remaining[index] as E;
    for (const request of batch) {
      this.bytes -= request.bytes;
      if (limits.isExclusive) this.keysInFlight.add(request.id);
      if (flushed.size > 0) flushed.delete(request);
    }
    const isEmpty = this.taken === requests.length;
    if (isEmpty) this.timer.stop();
    if (isEmpty || this.taken >= Math.max(maxTaken, requests.length / 2)) {
      this.requests = requests.slice(this.taken);
      this.taken = 0;
    }
  }
}
