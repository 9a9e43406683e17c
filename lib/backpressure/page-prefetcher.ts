import { defer, type Observable, Subscription } from 'rxjs';

/** How to fetch a page of a paginated response, and where the next one starts. */
export interface PageFetcher<Page, Key> {
  /** Fetches the page that starts at a key, or the first. Emits one page. */
  readonly fetch: (key: Key | undefined) => Observable<Page>;
  /** Where the next page starts; `undefined` after the last page. */
  readonly next: (page: Page) => Key | undefined;
  /** Where the first page starts. */
  readonly start?: Key | undefined;
  /** Called with each page once all of it has been delivered. */
  readonly onDelivered?: ((page: Page) => void) | undefined;
  /** Called when the stream begins to wait for demand; returns the function to call when that ends, if it is measured. */
  readonly onWait?: (() => (() => void) | undefined) | undefined;
  /** Runs the synchronous delivery of items, to measure it. */
  readonly measureDelivery?: ((deliver: () => boolean) => boolean) | undefined;
  /** How far to read ahead of the consumer; if absent, a page is fetched only while there is demand. */
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

/** Fetches one page after another, one request at a time, and buffers pages that are read ahead. */
export class PagePrefetcher<Page, Key> {
  private readonly fetcher: PageFetcher<Page, Key>;
  private readonly onChange: () => void;
  private readonly buffer: Page[] = [];
  private bufferedBytes = 0;
  private readonly requests = new Subscription();
  private key: Key | undefined;
  private isRequesting = false;
  private outcome: End | undefined;

  /** @param onChange called whenever a page has come, or none will come any more */
  constructor(fetcher: PageFetcher<Page, Key>, onChange: () => void) {
    this.fetcher = fetcher;
    this.onChange = onChange;
    this.key = fetcher.start;
  }

  /** Removes and returns the next page, if one is buffered. */
  take(): Page | undefined {
    const page = this.buffer.shift();
    if (page === undefined) return undefined;
    this.bufferedBytes -= this.sizeOf(page);
    this.prefetch();
    return page;
  }

  /** Requests the next page. */
  request(): void {
    this.isRequesting = true;
    let nextKey: Key | undefined;
    // `defer`, so that an exception of `fetch` becomes an error of the stream.
    const page$ = defer(() => this.fetcher.fetch(this.key));
    const request = page$.subscribe({
      next: (page) => {
        nextKey = this.fetcher.next(page);
        this.buffer.push(page);
        this.bufferedBytes += this.sizeOf(page);
      },
      error: (error: unknown) => this.finishRequest({ error }),
      complete: () => {
        this.key = nextKey;
        this.finishRequest(nextKey === undefined ? {} : undefined);
      },
    });
    this.requests.add(request);
  }

  /** Whether a page has been requested and none is buffered. */
  isPending(): boolean {
    return this.isRequesting && this.buffer.length === 0;
  }

  /** Why there are no more pages to take; `undefined` while there are, or may be. */
  end(): End | undefined {
    return this.buffer.length === 0 ? this.outcome : undefined;
  }

  /** Aborts the request in flight. */
  close(): void {
    this.requests.unsubscribe();
  }

  private finishRequest(outcome: End | undefined): void {
    this.isRequesting = false;
    this.outcome = outcome;
    this.prefetch();
    this.onChange();
  }

  /** Requests the next page without demand, as far as the read-ahead limits allow. */
  private prefetch(): void {
    const { ahead } = this.fetcher;
    const hasRoom =
      ahead !== undefined && this.buffer.length < ahead.pages && this.bufferedBytes < ahead.bytes;
    if (hasRoom && !this.isRequesting && this.outcome === undefined) this.request();
  }

  private sizeOf(page: Page): number {
    return this.fetcher.ahead?.sizeOf(page) ?? 0;
  }
}
