import { type Observable, Subscription } from 'rxjs';

/** A paged answer, told as how to ask for a page and what each page says of the next. */
export interface Paging<Page, Key> {
  /** Asks for the page that starts at a key, or for the first. Emits one page. */
  readonly fetch: (key: Key | undefined) => Observable<Page>;
  /** Where the next page starts, if there is one. */
  readonly next: (page: Page) => Key | undefined;
  /** Where the first page starts. */
  readonly start?: Key | undefined;
  /** Told of each page once all of it has been delivered. */
  readonly delivered?: ((page: Page) => void) | undefined;
  /** How far to read ahead of the consumer; a page is asked for when it is wanted, if this is absent. */
  readonly ahead?: ReadAhead<Page> | undefined;
}

/** How many pages, and how many bytes of them, may lie ready before they are wanted. */
export interface ReadAhead<Page> {
  readonly pages: number;
  readonly bytes: number;
  readonly sizeOf: (page: Page) => number;
}

/** Why there will be no more pages: the last has come, or one failed. */
export type End = { readonly error?: unknown };

/** Asks for one page after another, one request at a time. */
export interface PageReader<Page> {
  /** Takes the next page, if it is there. */
  take(): Page | undefined;
  /** Asks for the next page. */
  ask(): void;
  /** Whether there is nothing to take yet, but it has been asked for. */
  isAwaiting(): boolean;
  /** Why there is nothing more to take, once that is so. */
  end(): End | undefined;
  close(): void;
}

/** Makes a reader that tells whenever a page has come or none will. */
export function pageReader<Page, Key>(paging: Paging<Page, Key>, onChange: () => void): PageReader<Page> {
  const { fetch, next, ahead } = paging;
  const ready: Page[] = [];
  const requests = new Subscription();
  let key = paging.start;
  let bytes = 0;
  let isAsking = false;
  let end: End | undefined;

  function ask(): void {
    isAsking = true;
    let following: Key | undefined;
    const request = fetch(key).subscribe({
      next: (page) => {
        following = next(page);
        ready.push(page);
        bytes += ahead?.sizeOf(page) ?? 0;
      },
      error: (error: unknown) => settle({ error }),
      complete: () => {
        key = following;
        settle(key === undefined ? {} : undefined);
      },
    });
    requests.add(request);
  }

  function settle(outcome: End | undefined): void {
    isAsking = false;
    end = outcome;
    readAhead();
    onChange();
  }

  function readAhead(): void {
    const hasRoom = ahead !== undefined && ready.length < ahead.pages && bytes < ahead.bytes;
    if (hasRoom && !isAsking && end === undefined) ask();
  }

  return {
    take() {
      const page = ready.shift();
      if (page === undefined) return undefined;
      bytes -= ahead?.sizeOf(page) ?? 0;
      readAhead();
      return page;
    },
    ask,
    isAwaiting: () => isAsking && ready.length === 0,
    end: () => (ready.length === 0 ? end : undefined),
    close: () => requests.unsubscribe(),
  };
}
