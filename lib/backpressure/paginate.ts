import { AsyncResource } from 'node:async_hooks';
import { Observable, type Subscriber } from 'rxjs';
import { Binding, swapDeliverer } from './binding.ts';
import type { Cancel } from './demand.ts';
import { type End, type PageFetcher, pagePrefetcher } from './page-prefetcher.ts';

/** What a stream of pages emits for each: its items, its table names, or the page itself. */
export type ItemsOf<Page, T> = (page: Page) => readonly T[];

/**
 * Emits the items of page after page, up to the last, one by one while there is demand for them.
 *
 * A page is requested once the one before has been delivered and there is room for another value, so that no page is paid
 * for without demand, unless the fetcher reads ahead.
 */
export function paginate<Page, Key, T>(
  fetcher: PageFetcher<Page, Key>,
  itemsOf: ItemsOf<Page, T>,
): Observable<T> {
  return new Observable((subscriber) => run(fetcher, itemsOf, subscriber));
}

/** The loop of one subscription: delivers, waits for demand, requests a page, and so on to the last. */
function run<Page, Key, T>(
  fetcher: PageFetcher<Page, Key>,
  itemsOf: ItemsOf<Page, T>,
  subscriber: Subscriber<T>,
): Cancel {
  const binding = new Binding(subscriber);
  const prefetcher = pagePrefetcher(fetcher, advance);
  let current: Page | undefined;
  let items: readonly T[] = [];
  let delivered = 0;
  let isAdvancing = false;
  let cancelWait: Cancel | undefined;
  let context: AsyncResource | undefined;

  /** A page that comes synchronously is delivered by the loop that requested it, so that the stack does not grow. */
  function advance(): void {
    if (isAdvancing) return;
    isAdvancing = true;
    try {
      while (!subscriber.closed && deliverPage() && turnPage());
    } finally {
      isAdvancing = false;
    }
  }

  /** Delivers the rest of the page, and returns whether there was demand for all of it. */
  function deliverPage(): boolean {
    const outer = swapDeliverer(binding);
    try {
      while (delivered < items.length && claim()) {
        subscriber.next(items[delivered++] as T);
        if (subscriber.closed) return false;
      }
    } finally {
      swapDeliverer(outer);
    }
    return delivered === items.length;
  }

  /** Goes on to the next page, and returns whether it is there; only the end needs no demand. */
  function turnPage(): boolean {
    if (current !== undefined) fetcher.delivered?.(current);
    current = undefined;
    const end = prefetcher.end();
    if (end !== undefined) finish(end);
    if (end !== undefined || prefetcher.isPending() || !claim()) return false;
    const page = prefetcher.take();
    if (page === undefined) prefetcher.request();
    current = page;
    items = page === undefined ? [] : itemsOf(page);
    delivered = 0;
    return true;
  }

  function finish(end: End): void {
    if ('error' in end) subscriber.error(end.error);
    else subscriber.complete();
  }

  /** Claims the right to deliver or to request; if there is no room, waits for it, unless it waits already. */
  function claim(): boolean {
    if (cancelWait !== undefined) return false;
    if (binding.take()) return true;
    context ??= new AsyncResource('RxdynamoSource', { requireManualDestroy: true });
    cancelWait = binding.whenOpen(resume);
    return false;
  }

  /** Runs in the async context of this source, not in that of the code that made room. */
  function resume(): void {
    cancelWait = undefined;
    context?.runInAsyncScope(advance);
  }

  advance();
  return () => {
    cancelWait?.();
    prefetcher.close();
  };
}
