import { AsyncLocalStorage } from 'node:async_hooks';
import { Observable, type Subscriber } from 'rxjs';
import { type Cancel, currentDemand, delivering, withDemand } from './demand.ts';

/** A paged answer, told as how to ask for a page and what each page says of the next. */
export interface Paging<Page, Key> {
  /** Asks for the page that starts at a key, or for the first. Emits one page. */
  readonly fetch: (key: Key | undefined) => Observable<Page>;
  /** Where the next page starts, if there is one. */
  readonly next: (page: Page) => Key | undefined;
  /** Where the first page starts. */
  readonly start?: Key | undefined;
}

/** What a page is made of, as far as a consumer is concerned: its items, its table names, or just itself. */
export type Elements<Page, T> = (page: Page) => readonly T[];

/**
 * Follows pages to the last, and delivers their elements one by one while there is demand for them.
 *
 * A page is asked for once the one before has been delivered, so that none is paid for that nobody wanted. Whatever
 * happens downstream happens in the scope of the subscription, so that what is subscribed there inherits it.
 */
export function follow<Page, Key, T>(paging: Paging<Page, Key>, elements: Elements<Page, T>): Observable<T> {
  return new Observable((subscriber) => run(paging, elements, subscriber));
}

/** The loop of one subscription: delivers, waits for demand, asks for a page, and so on to the last. */
function run<Page, Key, T>(
  { fetch, next, start }: Paging<Page, Key>,
  elements: Elements<Page, T>,
  subscriber: Subscriber<T>,
): Cancel {
  const demand = currentDemand();
  const inContext = AsyncLocalStorage.snapshot();
  let batch: readonly T[] = [];
  let delivered = 0;
  let key = start;
  let isLast = false;
  let isAsking = false;
  let isAdvancing = false;
  let cancelWait: Cancel | undefined;

  function advance(): void {
    // A page that comes at once is delivered by the loop that asked for it: a million of them need no stack.
    if (isAdvancing) return;
    isAdvancing = true;
    while (!subscriber.closed && !isAsking && !isWaiting()) {
      if (delivered < batch.length) subscriber.next(batch[delivered++] as T);
      else if (isLast) withDemand(demand, () => subscriber.complete());
      else ask();
    }
    isAdvancing = false;
  }

  /** The end needs no room. */
  function isWaiting(): boolean {
    if (demand.isOpen() || (isLast && delivered === batch.length)) return false;
    cancelWait = demand.whenOpen(resume);
    return true;
  }

  function ask(): void {
    isAsking = true;
    const page$ = fetch(key).subscribe({
      next: (page) => {
        batch = elements(page);
        delivered = 0;
        key = next(page);
        isLast = key === undefined;
      },
      error: (error: unknown) => withDemand(demand, () => subscriber.error(error)),
      complete: () => {
        isAsking = false;
        resume();
      },
    });
    subscriber.add(page$);
  }

  function resume(): void {
    inContext(delivering, demand, advance);
  }

  delivering(demand, advance);
  return () => cancelWait?.();
}
