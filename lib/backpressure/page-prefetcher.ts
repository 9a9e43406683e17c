import { defer, type Observable, Subscription } from 'rxjs';

/** How to fetch a page of a paged response, and where the next one starts. */
export interface PageFetcher<Page, Key> {
  /** Fetches the page that starts at a key, or the first. Emits one page. */
  readonly fetch: (key: Key | undefined) => Observable<Page>;
  /** Where the next page starts, if there is one. */
  readonly next: (page: Page) => Key | undefined;
  /** Where the first page starts. */
  readonly start?: Key | undefined;
  /** Called with each page once all of it has been delivered. */
  readonly delivered?: ((page: Page) => void) | undefined;
  /** How far to read ahead of the consumer; if absent, a page is fetched when it is wanted. */
  readonly ahead?: ReadAhead<Page> | undefined;
}

/** How many pages, and how many bytes of them, may be buffered before there is demand for them. */
export interface ReadAhead<Page> {
  readonly pages: number;
  readonly bytes: number;
  readonly sizeOf: (page: Page) => number;
}

/** Why there are no more pages: the last has come, or one failed. */
export type End = { readonly error?: unknown };

/** Fetches one page after another, one request at a time. */
export interface PagePrefetcher<Page> {
  /** Removes and returns the next page, if one is buffered. */
  take(): Page | undefined;
  /** Requests the next page. */
  request(): void;
  /** Whether a page has been requested and none is ready. */
  isPending(): boolean;
  /** Why there is nothing more to take, once that is so. */
  end(): End | undefined;
  close(): void;
}

/** Makes a prefetcher that calls `onChange` whenever a page has come or none will. */
export function pagePrefetcher<Page, Key>(
  fetcher: PageFetcher<Page, Key>,
  onChange: () => void,
): PagePrefetcher<Page> {
  const { next, ahead } = fetcher;
  const ready: Page[] = [];
  const requests = new Subscription();
  let key = fetcher.start;
  let bytes = 0;
  let isRequesting = false;
  let end: End | undefined;

  function request(): void {
    isRequesting = true;
    let following: Key | undefined;
    // `defer`, so that a fetch that throws is an error of the stream.
    const page$ = defer(() => fetcher.fetch(key)).subscribe({
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
    requests.add(page$);
  }

  function settle(outcome: End | undefined): void {
    isRequesting = false;
    end = outcome;
    prefetch();
    onChange();
  }

  function prefetch(): void {
    const hasRoom = ahead !== undefined && ready.length < ahead.pages && bytes < ahead.bytes;
    if (hasRoom && !isRequesting && end === undefined) request();
  }

  return {
    take() {
      const page = ready.shift();
      if (page === undefined) return undefined;
      bytes -= ahead?.sizeOf(page) ?? 0;
      prefetch();
      return page;
    },
    request,
    isPending: () => isRequesting && ready.length === 0,
    end: () => (ready.length === 0 ? end : undefined),
    close: () => requests.unsubscribe(),
  };
}
