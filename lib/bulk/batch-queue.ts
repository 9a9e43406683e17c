import { type FlushTimer, flushTimer } from './flush-timer.ts';
import { type Limits, type Packable, pack } from './pack.ts';

/** How much of the queue may have been taken before its memory is freed, in requests. */
const maxTaken = 1024;

/** FIFO queue of pending requests, which are taken in batches: full ones, or what there is when it is flushed. */
export class BatchQueue<E extends Packable> {
  private readonly limits: Limits;
  private readonly timer: FlushTimer;
  /** The requests from index `taken` on; those before have been taken. */
  private waiting: E[] = [];
  private taken = 0;
  private bytes = 0;
  /** What was waiting when the timer fired: a batch with one of these is sent whether it is full or not. */
  private readonly due = new Set<E>();
  private readonly keysInFlight = new Set<string>();

  /** @param linger after how many milliseconds what is waiting is due, and `onDue` is called */
  constructor(limits: Limits, linger: number, onDue: () => void) {
    this.limits = limits;
    this.timer = flushTimer(linger, () => {
      for (let index = this.taken; index < this.waiting.length; index++)
        this.due.add(this.waiting[index] as E);
      onDue();
    });
  }

  add(request: E): void {
    this.waiting.push(request);
    this.bytes += request.bytes;
    this.timer.start();
  }

  /**
   * Takes the next batch, if one is ready; its keys are in flight until each request is released.
   *
   * @param isFlushed whether to take what there is, because nothing more can come
   */
  take(isFlushed: boolean): readonly E[] | undefined {
    if (!this.mayBeReady(isFlushed)) return undefined;
    const { batch, rest, isFull } = this.packFirst();
    const isReady = isFull || isFlushed || batch.some((request) => this.due.has(request));
    if (batch.length === 0 || !isReady) return undefined;
    this.remove(batch, rest);
    return batch;
  }

  /** The requests that have not been taken. */
  rest(): readonly E[] {
    return this.waiting.slice(this.taken);
  }

  /** Says that a request of a batch is not in flight any more, so that the next one for its key can be. */
  release(request: E): void {
    this.keysInFlight.delete(request.id);
  }

  /** Stops the timer. */
  close(): void {
    this.timer.stop();
  }

  /** Looks at the counts alone, because this is asked for each request that is added. */
  private mayBeReady(isFlushed: boolean): boolean {
    const count = this.waiting.length - this.taken;
    const mayBeFull = count >= this.limits.count || this.bytes > this.limits.bytes;
    return count > 0 && (mayBeFull || isFlushed || this.due.size > 0);
  }

  /** Packs the first requests, or more of them if keys in flight keep too many from being sent. */
  private packFirst() {
    const { waiting, taken, limits, keysInFlight } = this;
    const count = waiting.length - taken;
    let size = Math.min(count, limits.count);
    let packed = pack(waiting.slice(taken, taken + size), limits, keysInFlight);
    while (!packed.isFull && size < count) {
      size = Math.min(count, 2 * size);
      packed = pack(waiting.slice(taken, taken + size), limits, keysInFlight);
    }
    return packed;
  }

  /** Moves what stays behind over what is taken, so that the rest of a long queue need not move. */
  private remove(batch: readonly E[], rest: readonly E[]): void {
    const { waiting, limits, due } = this;
    this.taken += batch.length;
    for (let index = 0; index < rest.length; index++) waiting[this.taken + index] = rest[index] as E;
    for (const request of batch) {
      this.bytes -= request.bytes;
      if (limits.isExclusive) this.keysInFlight.add(request.id);
      if (due.size > 0) due.delete(request);
    }
    const isEmpty = this.taken === waiting.length;
    if (isEmpty) this.timer.stop();
    if (isEmpty || this.taken >= Math.max(maxTaken, waiting.length / 2)) {
      this.waiting = waiting.slice(this.taken);
      this.taken = 0;
    }
  }
}
