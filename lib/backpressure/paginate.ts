import { AsyncResource } from 'node:async_hooks';
import { Observable, type Subscriber } from 'rxjs';
import { Binding, swapDeliverer } from './binding.ts';
import type { Cancel } from './demand.ts';
import { type End, type PageFetcher, PagePrefetcher } from './page-prefetcher.ts';

/** What a stream of pages emits for each: its items, its table names, or the page itself. */
export type ItemsOf<Page, T> = (page: Page) => readonly T[];

/**
 * Emits the items of page after page, up to the last page, one by one while there is demand for them.
 *
 * A page is requested once the one before has been delivered and there is room for another value, so that no page is paid
 * for without demand, unless the fetcher reads ahead.
 */
export function paginate<Page, Key, T>(
  fetcher: PageFetcher<Page, Key>,
  itemsOf: ItemsOf<Page, T>,
): Observable<T> {
  return new Observable((subscriber) => {
    const pagination = new Pagination(fetcher, itemsOf, subscriber);
    pagination.advance();
    return () => pagination.close();
  });
}

/** The loop of one subscription: delivers items, waits for demand, requests the next page, and so on to the last. */
class Pagination<Page, Key, T> {
  private readonly fetcher: PageFetcher<Page, Key>;
  private readonly itemsOf: ItemsOf<Page, T>;
  private readonly subscriber: Subscriber<T>;
  private readonly binding: Binding;
  private readonly prefetcher: PagePrefetcher<Page, Key>;
  private page: Page | undefined;
  private items: readonly T[] = [];
  private delivered = 0;
  private isAdvancing = false;
  private cancelWait: Cancel | undefined;
  private endWait: (() => void) | undefined;
  private context: AsyncResource | undefined;

  constructor(fetcher: PageFetcher<Page, Key>, itemsOf: ItemsOf<Page, T>, subscriber: Subscriber<T>) {
    this.fetcher = fetcher;
    this.itemsOf = itemsOf;
    this.subscriber = subscriber;
    this.binding = new Binding(subscriber);
    this.prefetcher = new PagePrefetcher(fetcher, () => this.advance());
  }

  /** Goes on while there are items, demand and pages; a page that comes synchronously must not deepen the stack. */
  advance(): void {
    if (this.isAdvancing) return;
    this.isAdvancing = true;
    try {
      while (!this.subscriber.closed && this.deliver() && this.nextPage());
    } finally {
      this.isAdvancing = false;
    }
  }

  /** Stops waiting for demand, and aborts the request in flight. */
  close(): void {
    this.cancelWait?.();
    this.endWait?.();
    this.prefetcher.close();
  }

  private deliver(): boolean {
    const { measureDelivery } = this.fetcher;
    return measureDelivery === undefined || this.delivered === this.items.length
      ? this.deliverItems()
      : measureDelivery(() => this.deliverItems());
  }

  /** Delivers the rest of the page, and returns whether there was demand for all of it. */
  private deliverItems(): boolean {
    const { subscriber, items } = this;
    const outer = swapDeliverer(this.binding);
    try {
      while (this.delivered < items.length && this.claim()) {
        subscriber.next(items[this.delivered++] as T);
        if (subscriber.closed) return false;
      }
    } finally {
      swapDeliverer(outer);
    }
    return this.delivered === items.length;
  }

  /** Takes or requests the next page, and returns whether there may be more to do; only the end needs no demand. */
  private nextPage(): boolean {
    if (this.page !== undefined) this.fetcher.onDelivered?.(this.page);
    this.page = undefined;
    // Not kept while the next page is read, since they would survive the collections of the young generation meanwhile.
    this.items = [];
    this.delivered = 0;
    const end = this.prefetcher.end();
    if (end !== undefined) this.finish(end);
    if (end !== undefined || this.prefetcher.isPending() || !this.claim()) return false;
    const page = this.prefetcher.take();
    if (page === undefined) this.prefetcher.request();
    const { itemsOf } = this;
    this.page = page;
    if (page !== undefined) this.items = itemsOf(page);
    return true;
  }

  private finish(end: End): void {
    if ('error' in end) this.subscriber.error(end.error);
    else this.subscriber.complete();
  }

  /** Claims the right to send one value or one request; without demand, waits for it, unless it waits already. */
  private claim(): boolean {
    if (this.cancelWait !== undefined) return false;
    if (this.binding.take()) return true;
    this.context ??= new AsyncResource('RxdynamoSource', { requireManualDestroy: true });
    this.endWait = this.fetcher.onWait?.();
    this.cancelWait = this.binding.whenOpen(this.resume);
    return false;
  }

  /** Runs in the async context of this source, not in that of the code that made room. One closure, for speed. */
  private readonly resume = (): void => {
    this.cancelWait = undefined;
    this.endWait?.();
    this.endWait = undefined;
    this.context?.runInAsyncScope(this.advance, this);
  };
}
