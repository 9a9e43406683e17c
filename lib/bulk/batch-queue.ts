import { type FifoQueue, fifoQueue } from '../backpressure/fifo-queue.ts';
import { type FlushTimer, flushTimer } from './flush-timer.ts';

/** How many taken requests the array may hold before it is replaced by a shorter one. */
const maxTaken = 1024;

/** The limits of a batch. */
export interface Limits {
  readonly count: number;
  /** The size of its requests in bytes of JSON. */
  readonly bytes: number;
  /** Whether requests for one key must be processed one after another, in their order. */
  readonly isExclusive: boolean;
}

/** A request that can be sent in a batch. */
export interface Packable {
  /** Identifies the key: equal for requests with the same key. */
  readonly id: string;
  /** The size in bytes of JSON. */
  readonly bytes: number;
  /** The position in the source. */
  readonly index: number;
}

/**
 * FIFO queue of pending requests that are taken in full batches, or in partial ones when the queue is flushed.
 *
 * Requests of a key that is in flight wait in a queue of their own: searching one queue for other keys would take quadratic time
 * for a source that writes few keys often.
 */
export class BatchQueue<E extends Packable> {
  private readonly limits: Limits;
  private readonly timer: FlushTimer;
  /**
   * The requests from index `taken` on can be taken now; if keys are exclusive, each has another key, and none is in flight. Those
   * before are undefined.
   */
  private ready: (E | undefined)[] = [];
  private taken = 0;
  /** The size of the ready requests. */
  private bytes = 0;
  /** The keys of the requests that are ready or in flight. */
  private readonly keys = new Set<string>();
  /** By key, the requests behind one that is ready or in flight. */
  private readonly behind = new Map<string, FifoQueue<E>>();
  private pendingCount = 0;
  private lastIndex = -1;
  /** The requests up to this index were pending when the flush timer fired: a batch with one of them need not be full. */
  private flushedIndex = -1;
  /** How many of the ready requests were pending then. */
  private flushedCount = 0;

  /** @param linger after how many milliseconds the pending requests are flushed, and `onFlush` is called */
  constructor(limits: Limits, linger: number, onFlush: () => void) {
    this.limits = limits;
    this.timer = flushTimer(linger, () => {
      this.flushedIndex = this.lastIndex;
      this.flushedCount = this.ready.length - this.taken;
      onFlush();
    });
  }

  add(request: E): void {
    this.pendingCount++;
    this.lastIndex = Math.max(this.lastIndex, request.index);
    this.timer.start();
    if (!this.limits.isExclusive) this.makeReady(request);
    else if (this.keys.has(request.id)) this.addBehind(request);
    else {
      this.keys.add(request.id);
      this.makeReady(request);
    }
  }

  /**
   * Takes the next batch, if one is ready. The keys of its requests are in flight until each request is released.
   *
   * @param isFlushed whether to take a partial batch, because no more requests are added until one is processed
   */
  take(isFlushed: boolean): readonly E[] | undefined {
    const count = this.ready.length - this.taken;
    if (count === 0 || !(isFlushed || this.flushedCount > 0 || this.isFull(count))) return undefined;
    const batch = this.firstThatFit();
    this.remove(batch);
    return batch;
  }

  /** Returns the requests that have not been taken. */
  pending(): readonly E[] {
    const behind = [...this.behind.values()].flatMap((queue) => queue.values());
    return [...(this.ready.slice(this.taken) as E[]), ...behind];
  }

  /** Ends the flight of a request that was taken, so that the next request with its key can be taken. */
  release({ id }: E): void {
    if (!this.limits.isExclusive) return;
    const queue = this.behind.size === 0 ? undefined : this.behind.get(id);
    const next = queue?.shift();
    if (queue?.size() === 0) this.behind.delete(id);
    if (next === undefined) this.keys.delete(id);
    else this.makeReady(next);
  }

  /** Stops the flush timer. */
  close(): void {
    this.timer.stop();
  }

  private makeReady(request: E): void {
    this.ready.push(request);
    this.bytes += request.bytes;
    if (request.index <= this.flushedIndex) this.flushedCount++;
  }

  private addBehind(request: E): void {
    let queue = this.behind.get(request.id);
    if (queue === undefined) {
      queue = fifoQueue<E>();
      this.behind.set(request.id, queue);
    }
    queue.push(request);
  }

  /** Whether the ready requests, of which there are `count`, fill a batch. */
  private isFull(count: number): boolean {
    return count >= this.limits.count || (count > 1 && this.bytes > this.limits.bytes);
  }

  /** Returns the first ready requests that fit into a batch. A single one may have any size. */
  private firstThatFit(): readonly E[] {
    const { ready, taken, limits } = this;
    const last = Math.min(ready.length, taken + limits.count);
    let bytes = 0;
    let end = taken;
    for (; end < last; end++) {
      bytes += (ready[end] as E).bytes;
      if (bytes > limits.bytes && end > taken) break;
    }
    return ready.slice(taken, end) as E[];
  }

  private remove(batch: readonly E[]): void {
    for (const request of batch) {
      this.bytes -= request.bytes;
      if (request.index <= this.flushedIndex) this.flushedCount--;
      this.ready[this.taken++] = undefined;
    }
    this.pendingCount -= batch.length;
    if (this.pendingCount === 0) this.timer.stop();
    const isEmpty = this.taken === this.ready.length;
    if (isEmpty || this.taken >= Math.max(maxTaken, this.ready.length / 2)) {
      this.ready = this.ready.slice(this.taken);
      this.taken = 0;
    }
  }
}
