import { defer, delay, type Observable, of } from 'rxjs';
import type { PageFetcher } from '../../lib/backpressure/page-prefetcher.ts';

export interface NumberedPage {
  readonly page: number;
  readonly items: readonly number[];
}

export interface NumberedPages extends PageFetcher<NumberedPage, number> {
  /** The pages that were asked for so far, in order. */
  readonly asked: number[];
}

/** Pages of consecutive numbers, `size` to a page; each takes `time` to come, none at all if that is undefined. */
export function numberedPages(pages: number, size: number, time?: number): NumberedPages {
  const asked: number[] = [];
  const answer = (page: number): Observable<NumberedPage> =>
    of({ page, items: Array.from({ length: size }, (_, index) => page * size + index) });
  return {
    asked,
    next: ({ page }) => (page + 1 < pages ? page + 1 : undefined),
    fetch: (page = 0) =>
      defer(() => {
        asked.push(page);
        return time === undefined ? answer(page) : answer(page).pipe(delay(time));
      }),
  };
}

export const itemsOf = ({ items }: NumberedPage): readonly number[] => items;
