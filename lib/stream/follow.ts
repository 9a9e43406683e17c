import { Observable, type Subscriber } from 'rxjs';
import { type Cancel, inheritScope, inScope } from './demand.ts';
import { type End, type Paging, pageReader } from './page-reader.ts';

/** What a page is made of, as far as a consumer is concerned: its items, its table names, or just itself. */
export type Elements<Page, T> = (page: Page) => readonly T[];

/**
 * Follows pages to the last, and delivers their elements one by one while there is demand for them.
 *
 * A page is asked for once the one before has been delivered, so that none is paid for that nobody wanted, unless the
 * paging reads ahead. Whatever happens downstream happens in the scope of the subscription, so that what is subscribed
 * there inherits it.
 */
export function follow<Page, Key, T>(paging: Paging<Page, Key>, elements: Elements<Page, T>): Observable<T> {
  return new Observable((subscriber) => run(paging, elements, subscriber));
}

/** The loop of one subscription: delivers, waits for demand, asks for a page, and so on to the last. */
function run<Page, Key, T>(
  paging: Paging<Page, Key>,
  elements: Elements<Page, T>,
  subscriber: Subscriber<T>,
): Cancel {
  const scope = inheritScope();
  const reader = pageReader(paging, resume);
  let current: Page | undefined;
  let batch: readonly T[] = [];
  let delivered = 0;
  let isAdvancing = false;
  let cancelWait: Cancel | undefined;

  function advance(): void {
    isAdvancing = true;
    while (!subscriber.closed) {
      if (delivered < batch.length) {
        if (isHeldBack()) break;
        subscriber.next(batch[delivered++] as T);
      } else if (!turnPage()) break;
    }
    isAdvancing = false;
  }

  /** Goes on to the next page, and tells whether it is there; only the end needs no room. */
  function turnPage(): boolean {
    if (current !== undefined) paging.delivered?.(current);
    current = undefined;
    const end = reader.end();
    if (end !== undefined) finish(end);
    if (end !== undefined || reader.isAwaiting() || isHeldBack()) return false;
    const page = reader.take();
    if (page === undefined) reader.ask();
    current = page;
    batch = page === undefined ? [] : elements(page);
    delivered = 0;
    return true;
  }

  function finish(end: End): void {
    if ('error' in end) subscriber.error(end.error);
    else subscriber.complete();
  }

  function isHeldBack(): boolean {
    if (scope.demand.isOpen()) return false;
    cancelWait?.();
    cancelWait = scope.demand.whenOpen(resume);
    return true;
  }

  /** A page that comes at once is delivered by the loop that asked for it: a million of them need no stack. */
  function resume(): void {
    if (!isAdvancing) inScope(scope, advance);
  }

  resume();
  return () => {
    cancelWait?.();
    reader.close();
  };
}
