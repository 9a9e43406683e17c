import { type FifoQueue, fifoQueue } from '../backpressure/fifo-queue.ts';
import { type FlushTimer, flushTimer } from './flush-timer.ts';

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
  /** The requests that can be taken now; if keys are exclusive, each has another key, and none is in flight. */
  private readonly ready = fifoQueue<E>();
  /** The size of the ready requests. */
  private bytes = 0;
  /** The keys of the requests that are ready or in flight, with the requests behind each. */
  private readonly blocked = new Map<string, FifoQueue<E> | undefined>();
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
      this.flushedCount = this.ready.size();
      onFlush();
    });
  }

  add(request: E): void {
    this.pendingCount++;
    this.lastIndex = Math.max(this.lastIndex, request.index);
    this.timer.start();
    if (this.limits.isExclusive && this.blocked.has(request.id)) this.addBehind(request);
    else {
      if (this.limits.isExclusive) this.blocked.set(request.id, undefined);
      this.makeReady(request);
    }
  }

  /**
   * Takes the next batch, if one is ready. The keys of its requests are in flight until each request is released.
   *
   * @param isFlushed whether to take a partial batch, because no more requests are added until one is processed
   */
  take(isFlushed: boolean): readonly E[] | undefined {
    const { ready } = this;
    if (ready.size() === 0 || !(isFlushed || this.flushedCount > 0 || this.isFull())) return undefined;
    const batch: E[] = [];
    let bytes = 0;
    for (let request = ready.peek(); request !== undefined; request = ready.peek()) {
      bytes += request.bytes;
      if (!this.fits(batch.length, bytes)) break;
      ready.shift();
      batch.push(request);
      this.bytes -= request.bytes;
      if (request.index <= this.flushedIndex) this.flushedCount--;
    }
    this.pendingCount -= batch.length;
    if (this.pendingCount === 0) this.timer.stop();
    return batch;
  }

  /** Returns the requests that have not been taken. */
  pending(): readonly E[] {
    const behind = [...this.blocked.values()].flatMap((queue) => queue?.values() ?? []);
    return [...this.ready.values(), ...behind];
  }

  /** Ends the flight of a request that was taken, so that the next request with its key can be taken. */
  release({ id }: E): void {
    const next = this.blocked.get(id)?.shift();
    if (next === undefined) this.blocked.delete(id);
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
    let queue = this.blocked.get(request.id);
    if (queue === undefined) {
      queue = fifoQueue<E>();
      this.blocked.set(request.id, queue);
    }
    queue.push(request);
  }

  /** Whether the ready requests fill a batch. */
  private isFull(): boolean {
    const count = this.ready.size();
    return count >= this.limits.count || (count > 1 && this.bytes > this.limits.bytes);
  }

  /** Whether a batch of `count` requests has space for another, with which it has `bytes`. A first one may have any size. */
  private fits(count: number, bytes: number): boolean {
    return count === 0 || (count < this.limits.count && bytes <= this.limits.bytes);
  }
}
