import { defer, delay, type Observable, of } from 'rxjs';
import type { PageFetcher } from '../../lib/backpressure/page-prefetcher.ts';

export interface NumberedPage {
  readonly page: number;
  readonly items: readonly number[];
}

export interface NumberedPages extends PageFetcher<NumberedPage, number> {
  /** The numbers of the pages that were requested so far, in order. */
  readonly requested: number[];
}

/** Pages of `size` consecutive numbers; each takes `time` milliseconds, or is synchronous if that is undefined. */
export function numberedPages(pages: number, size: number, time?: number): NumberedPages {
  const requested: number[] = [];
  const response = (page: number): Observable<NumberedPage> =>
    of({ page, items: Array.from({ length: size }, (_, index) => page * size + index) });
  return {
    requested,
    next: ({ page }) => (page + 1 < pages ? page + 1 : undefined),
    fetch: (page = 0) =>
      defer(() => {
        requested.push(page);
        return time === undefined ? response(page) : response(page).pipe(delay(time));
      }),
  };
}

export const itemsOf = ({ items }: NumberedPage): readonly number[] => items;
