import { from, type Observable, type ObservableInput, Subscriber } from 'rxjs';
import { type Binding, outsideDelivery, reportArrival } from './binding.ts';
import { Boundary, type BoundaryHandler } from './boundary.ts';
import { demand } from './demand.ts';
import { fifoQueue } from './fifo-queue.ts';
import { isFedBySource } from './is-fed-by-source.ts';

/** How the source has ended. */
type End = { readonly error?: unknown };

/** One subscription to `pacedMergeMap`. */
export class PacedMerge<T, R> implements BoundaryHandler<T> {
  readonly subscriber: Subscriber<R>;
  readonly binding: Binding;
  private readonly project: (value: T, index: number) => ObservableInput<R>;
  private readonly concurrency: number;
  private readonly reserve: number;
  private readonly boundary: Boundary<T>;
  /** Values that came while there was no room: from foreign sources, and from operators that emit several for one. */
  private readonly queue = fifoQueue<T>();
  private active = 0;
  /** How many of the active inner streams are groups or windows, which end only when the source goes on. */
  private fedBySource = 0;
  private index = 0;
  private end: End | undefined;
  private isDraining = false;

  /** @param reserve how many values may be queued besides the active ones before the source is paused */
  constructor(
    project: (value: T, index: number) => ObservableInput<R>,
    concurrency: number,
    reserve: number,
    subscriber: Subscriber<R>,
  ) {
    this.project = project;
    this.concurrency = concurrency;
    this.reserve = reserve;
    this.subscriber = subscriber;
    this.boundary = new Boundary(this, subscriber);
    this.binding = this.boundary.binding;
  }

  subscribeTo(source: Observable<T>): void {
    this.boundary.subscribeTo(source);
  }

  hasRoom(): boolean {
    return this.active - this.fedBySource + this.queue.size() < this.concurrency + this.reserve;
  }

  next(value: T): void {
    if (this.active < this.concurrency && this.queue.size() === 0) this.start(value);
    else this.queue.push(value);
  }

  error(error: unknown): void {
    this.end = { error };
    this.finishOrRelease();
  }

  complete(): void {
    this.end = {};
    this.finishOrRelease();
  }

  /** Counts an inner stream as ended, and starts queued values in its place: in a loop, because they may end at once. */
  finishOne(isFed: boolean): void {
    this.active--;
    if (isFed) this.fedBySource--;
    if (this.isDraining) return;
    if (this.queue.size() > 0) outsideDelivery(() => this.drain());
    this.finishOrRelease();
  }

  private drain(): void {
    this.isDraining = true;
    try {
      while (this.active < this.concurrency && this.queue.size() > 0) this.start(this.queue.shift() as T);
    } finally {
      this.isDraining = false;
    }
  }

  /** Completes or fails as the source did once nothing is queued or active; else resumes sources if there is room. */
  private finishOrRelease(): void {
    const isBusy = this.active > 0 || this.queue.size() > 0;
    if (this.end === undefined || isBusy) this.boundary.release();
    else if ('error' in this.end) this.subscriber.error(this.end.error);
    else this.subscriber.complete();
  }

  private start(value: T): void {
    const { subscriber } = this;
    if (subscriber.closed) return;
    const isFed = isFedBySource(value);
    this.active++;
    if (isFed) this.fedBySource++;
    const inner = new InnerSubscriber(this, isFed);
    try {
      from(this.project(value, this.index++)).subscribe(inner);
    } catch (error) {
      subscriber.error(error);
    }
    // Added last, because most synchronous inner streams have ended by now.
    if (!inner.closed) subscriber.add(inner);
  }
}

/** The members of a boundary that its inner streams use. */
type InnerOwner<R> = Pick<PacedMerge<unknown, R>, 'subscriber' | 'binding' | 'finishOne'>;

/** Subscriber of an inner stream; sources in that stream wait for the boundary downstream. */
class InnerSubscriber<R> extends Subscriber<R> {
  readonly [demand]: Binding;
  private readonly merge: InnerOwner<R>;
  private readonly isFed: boolean;

  constructor(merge: InnerOwner<R>, isFed: boolean) {
    super();
    this[demand] = merge.binding;
    this.merge = merge;
    this.isFed = isFed;
  }

  protected override _next(value: R): void {
    const { binding, subscriber } = this.merge;
    reportArrival(binding);
    binding.deliver(subscriber, value);
    if (subscriber.closed) this.unsubscribe();
  }

  protected override _error(error: unknown): void {
    try {
      this.merge.subscriber.error(error);
    } finally {
      this.unsubscribe();
    }
  }

  /** Counts as ended even if its teardown throws, because the source would stay paused for ever otherwise. */
  protected override _complete(): void {
    try {
      this.unsubscribe();
    } finally {
      this.merge.finishOne(this.isFed);
    }
  }
}
