import { type FifoQueue, fifoQueue } from '../backpressure/fifo-queue.ts';
import { type FlushTimer, flushTimer } from './flush-timer.ts';
import { RequestQueue } from './request-queue.ts';

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
  /** The position in the source. */
  readonly index: number;
  /** The size in bytes of JSON. */
  readonly bytes: number;
}

/**
 * FIFO queue of pending requests that are taken in full batches, or in partial ones when the queue is flushed.
 *
 * Each request is packed once, into the next batch. If keys are exclusive, a request whose key is in the next batch or in
 * flight waits in a queue of its key, so that it is not looked at again before that key is free.
 */
export class BatchQueue<E extends Packable> {
  private readonly limits: Limits;
  private readonly timer: FlushTimer;
  /** The requests that are not packed yet. */
  private readonly queued = new RequestQueue<E>();
  /** The requests that have waited for their key and are packed next, before later ones of the queue. */
  private readonly unblocked = new RequestQueue<E>();
  /** The requests that wait for their key. */
  private readonly blocked = new Set<E>();
  /** The keys of the next batch, in flight or unblocked; each with the queue of the requests that wait for it, if any. */
  private readonly keys = new Map<string, FifoQueue<E> | undefined>();
  private batch: E[] = [];
  private bytes = 0;
  /** Whether no other request fits into the next batch. */
  private isFull = false;
  /** The requests that were pending when the flush timer fired: a batch with one of them need not be full. */
  private readonly flushed = new Set<E>();

  /** @param linger after how many milliseconds the pending requests are flushed, and `onFlush` is called */
  constructor(limits: Limits, linger: number, onFlush: () => void) {
    this.limits = limits;
    this.timer = flushTimer(linger, () => {
      for (const request of this.pending()) this.flushed.add(request);
      onFlush();
    });
  }

  add(request: E): void {
    // Most requests go into the next batch without waiting in a queue, which saves time.
    if (this.isNext(request) && this.fits(request) && !this.keys.has(request.id)) this.packNew(request);
    else this.queued.add(request);
    this.timer.start();
  }

  /**
   * Takes the next batch, if one is ready. The keys of its requests are in flight until each request is released.
   *
   * @param isFlushed whether to take a partial batch, because no more requests are added until one is processed
   */
  take(isFlushed: boolean): readonly E[] | undefined {
    this.pack();
    const { batch, flushed, queued, unblocked, blocked } = this;
    const isReady = this.isFull || isFlushed || (flushed.size > 0 && batch.some((each) => flushed.has(each)));
    if (batch.length === 0 || !isReady) return undefined;
    if (flushed.size > 0) for (const request of batch) flushed.delete(request);
    this.batch = [];
    this.bytes = 0;
    this.isFull = false;
    if (queued.size + unblocked.size + blocked.size === 0) this.timer.stop();
    return batch;
  }

  /** Returns the requests that have not been taken, those that wait for their key last. */
  pending(): readonly E[] {
    return [...this.batch, ...this.unblocked.toArray(), ...this.queued.toArray(), ...this.blocked];
  }

  /** Ends the flight of a request that was taken, so that the next request with its key can be taken. */
  release({ id }: E): void {
    const next = this.keys.get(id)?.shift();
    if (next === undefined) {
      this.keys.delete(id);
    } else {
      this.blocked.delete(next);
      this.unblocked.add(next);
    }
  }

  /** Stops the flush timer. */
  close(): void {
    this.timer.stop();
  }

  /** Packs requests into the next batch, the earliest first, until it is full. */
  private pack(): void {
    const { queued, unblocked, keys } = this;
    while (!this.isFull) {
      const queue = isEarlier(unblocked.at(0), queued.at(0)) ? unblocked : queued;
      const request = queue.at(0);
      if (request === undefined) return;
      if (queue === queued && keys.has(request.id)) {
        queue.remove(1);
        this.block(request);
      } else if (!this.fits(request)) {
        this.isFull = true;
      } else {
        queue.remove(1);
        if (queue === queued) this.packNew(request);
        else this.push(request);
      }
    }
  }

  /** Whether no other request comes between the next batch and this one. */
  private isNext(request: E): boolean {
    const { batch, queued, unblocked } = this;
    if (this.isFull || queued.size > 0 || unblocked.size > 0) return false;
    return batch.length === 0 || isEarlier(batch[batch.length - 1], request);
  }

  private fits({ bytes }: E): boolean {
    return this.batch.length === 0 || this.bytes + bytes <= this.limits.bytes;
  }

  private packNew(request: E): void {
    if (this.limits.isExclusive) this.keys.set(request.id, undefined);
    this.push(request);
  }

  private push(request: E): void {
    this.bytes += request.bytes;
    this.isFull = this.batch.push(request) === this.limits.count;
  }

  private block(request: E): void {
    const waiting = this.keys.get(request.id) ?? fifoQueue<E>();
    waiting.push(request);
    this.keys.set(request.id, waiting);
    this.blocked.add(request);
  }
}

function isEarlier(one: Packable | undefined, other: Packable | undefined): boolean {
  return one !== undefined && (other === undefined || one.index < other.index);
}
