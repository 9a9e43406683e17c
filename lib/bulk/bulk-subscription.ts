import { AsyncResource } from 'node:async_hooks';
import { Observable, type Subscriber, tap } from 'rxjs';
import type { ConsumedCapacity } from '../api/outputs.ts';
import { swapDeliverer } from '../backpressure/binding.ts';
import { Boundary, type BoundaryHandler } from '../backpressure/boundary.ts';
import type { EncodedItem, WithKey } from '../codec/encode-item.ts';
import { withCallSite } from '../errors/call-site.ts';
import type { ProgressMeter } from '../progress/progress-meter.ts';
import { BatchQueue } from './batch-queue.ts';
import {
  type BatchResponse,
  type BatchRetryPolicy,
  type ItemResult,
  type SendAttempt,
  sendBatch,
} from './batch-retry.ts';
import { type BulkCall, type BulkOperation, elementError } from './bulk-operation.ts';
import { KeyLookup, lookUpKey } from './key-lookup.ts';
import type { ResolvedBatchOptions } from './options.ts';
import { PendingItem } from './pending-item.ts';

/** The end of the source, with its error if it failed. */
type SourceEnd = { readonly error?: unknown };

/** One subscription to a batch operator. */
export class BulkSubscription<In, V, Out> implements BoundaryHandler<In> {
  private readonly call: BulkCall;
  private readonly operation: BulkOperation<In, V, Out>;
  private readonly options: ResolvedBatchOptions;
  private readonly subscriber: Subscriber<Out>;
  private readonly meter: ProgressMeter | undefined;
  private readonly boundary: Boundary<In>;
  private readonly queue: BatchQueue<PendingItem<In>>;
  private readonly policy: BatchRetryPolicy;
  private readonly keyLookup: KeyLookup<In>;
  /** How many items may be pending while the source is not held back. */
  private readonly capacity: number;
  /** The number of items without a result. An item counts until its result has been delivered: the source may end meanwhile. */
  private pendingCount = 0;
  private nextIndex = 0;
  private readonly batches = new Set<readonly PendingItem<In>[]>();
  private hasReachedService = false;
  /** Requests are sent in the async context of the subscription: the items of a batch may have come in different contexts. */
  private readonly context = new AsyncResource('RxdynamoBatches', { requireManualDestroy: true });
  private isSending = false;
  private end: SourceEnd | undefined;

  constructor(
    call: BulkCall,
    operation: BulkOperation<In, V, Out>,
    options: ResolvedBatchOptions,
    retry: Pick<BatchRetryPolicy, 'random' | 'grantedAt' | 'meter'>,
    subscriber: Subscriber<Out>,
  ) {
    this.call = call;
    this.operation = operation;
    this.options = options;
    this.subscriber = subscriber;
    this.meter = retry.meter;
    this.capacity = operation.limits.count * (options.concurrency + 1);
    const { stallTimeout, linger } = options;
    this.policy = {
      ...retry,
      stallTimeout,
      hasReachedService: () => this.hasReachedService,
      subject: operation,
    };
    this.queue = new BatchQueue(operation.limits, linger, () => this.sendBatches());
    this.boundary = new Boundary(this, subscriber);
    this.keyLookup = new KeyLookup(options.key, this.inContext(lookUpKey(call, operation.tableName)), {
      resolve: (item, names, withKey) => {
        this.hasReachedService = true;
        this.add(item, () => withKey(names));
      },
      reject: (item, error) => this.fail(item, error),
      done: () => this.advance(),
    });
    subscriber.add(() => {
      this.queue.close();
      this.keyLookup.close();
    });
  }

  subscribeTo(source: Observable<In>): void {
    this.boundary.subscribeTo(source);
  }

  hasRoom(): boolean {
    return this.pendingCount < this.capacity;
  }

  next(element: In): void {
    const item = new PendingItem(element, this.nextIndex++);
    this.pendingCount++;
    const { names } = this.keyLookup;
    const { encoder } = this.operation;
    if (names === undefined || this.keyLookup.isBusy()) this.addWithoutKey(item);
    else if (this.add(item, () => encoder.encode(element, names))) this.sendBatches();
    else this.endOrContinue();
  }

  error(error: unknown): void {
    this.end = { error };
    this.advance();
  }

  complete(): void {
    this.end = {};
    this.advance();
  }

  /** Sends the batches that are ready, then ends the stream or lets the source go on. */
  private advance(): void {
    this.sendBatches();
    this.endOrContinue();
  }

  /**
   * Encodes an item and adds it to the queue; returns `false` if it cannot be encoded, or if it has ended the subscription: its
   * getters and its `toJSON` may do anything.
   */
  private add(item: PendingItem<In>, encode: () => EncodedItem): boolean {
    try {
      item.setRequest(encode());
    } catch (error) {
      this.fail(item, error);
      return false;
    }
    if (this.subscriber.closed) return false;
    this.queue.add(item);
    return true;
  }

  /** Encodes an item except for its key, whose attribute names are being looked up. */
  private addWithoutKey(item: PendingItem<In>): void {
    let withKey: WithKey;
    try {
      withKey = this.operation.encoder.encodeWithoutKey(item.element);
    } catch (error) {
      this.fail(item, error);
      this.endOrContinue();
      return;
    }
    if (!this.subscriber.closed) this.keyLookup.add(item, withKey);
  }

  /** Sends batches while one is ready and the concurrency allows it. Not recursive, because a response may be synchronous. */
  private sendBatches(): void {
    if (this.isSending) return;
    this.isSending = true;
    try {
      while (this.batches.size < this.options.concurrency && !this.subscriber.closed) {
        const batch = this.queue.take(this.end !== undefined || !this.hasRoom());
        if (batch === undefined) break;
        this.send(batch);
      }
    } finally {
      this.isSending = false;
    }
    if (this.meter !== undefined) this.measureIdleSlots(this.meter);
  }

  /** Without a batch, a slot waits for the source, or for the consumer that holds the source back. */
  private measureIdleSlots(meter: ProgressMeter): void {
    const slots = this.end === undefined ? this.options.concurrency - this.batches.size : 0;
    meter.setIdle(this.boundary.binding.isOpen() ? 'source' : 'sink', slots);
  }

  private send(batch: readonly PendingItem<In>[]): void {
    const { call, operation, policy, meter } = this;
    const { names = [] } = this.keyLookup;
    const send: SendAttempt<PendingItem<In>, V> = (requests) => {
      const response$ = operation.send(call, requests, names);
      return meter === undefined
        ? response$
        : response$.pipe(tap((response) => measureResponse(meter, response)));
    };
    this.batches.add(batch);
    const subscription = this.inContext(sendBatch(batch, send, policy)).subscribe({
      next: (results) => {
        if (meter === undefined) this.deliver(results);
        else meter.run('sink', () => this.deliver(results));
      },
      complete: () => {
        this.batches.delete(batch);
        this.sendBatches();
      },
    });
    this.subscriber.add(subscription);
  }

  private inContext<T>(source: Observable<T>): Observable<T> {
    return new Observable((subscriber) => this.context.runInAsyncScope(() => source.subscribe(subscriber)));
  }

  private deliver(results: readonly ItemResult<PendingItem<In>, V>[]): void {
    const outerDeliverer = swapDeliverer(this.boundary.binding);
    try {
      for (const result of results) {
        this.queue.release(result.request);
        if ('error' in result) this.fail(result.request, result.error);
        else this.succeed(result.request, result.value, result.consumed);
        if (this.subscriber.closed) return;
      }
    } finally {
      swapDeliverer(outerDeliverer);
    }
    this.advance();
  }

  private succeed(item: PendingItem<In>, value: V, consumed: ConsumedCapacity | undefined): void {
    this.hasReachedService = true;
    item.isPending = false;
    this.subscriber.next(this.operation.success(item.element, value, consumed));
    this.pendingCount--;
  }

  /** Emits an item with its error, or fails the stream with the item and all that are pending. */
  private fail(item: PendingItem<In>, reason: unknown): void {
    const { operation, options, subscriber, end } = this;
    const error = elementError(reason, operation);
    item.isPending = false;
    if (options.onFailure === 'emit') {
      this.boundary.binding.deliver(subscriber, operation.failure(item.element, error));
      this.pendingCount--;
      return;
    }
    const pending = [item, ...this.pendingItems()].map(({ element }) => element);
    subscriber.error(withCallSite(operation.streamError(pending, error, end?.error), options.call.site));
  }

  /** Returns all items without a result, in the order of the source. */
  private pendingItems(): readonly PendingItem<In>[] {
    const items = [...this.batches, this.queue.pending(), this.keyLookup.items()].flat();
    const pending = new Set(items.filter(({ isPending }) => isPending));
    return [...pending].sort((one, other) => one.index - other.index);
  }

  /** Ends the stream as the source has ended, once no item is pending; else lets the source go on if there is room. */
  private endOrContinue(): void {
    if (this.end === undefined || this.pendingCount > 0) this.boundary.release();
    else if ('error' in this.end) this.subscriber.error(this.end.error);
    else this.subscriber.complete();
  }
}

/** Counts the results of a response. */
function measureResponse<E, V>(meter: ProgressMeter, { results }: BatchResponse<E, V>): void {
  const [first] = results;
  const consumed = first !== undefined && 'consumed' in first ? first.consumed : undefined;
  meter.addPage({ items: results.length, scanned: results.length, consumed });
}
