import { defer, from, mergeMap, type ObservableInput, type OperatorFunction, tap } from 'rxjs';
import { pacedMerge } from '../backpressure/paced-merge-map.ts';
import type { Page } from './page.ts';

/** Options of `pacedMergeMapItems`. */
export interface PacedMergeMapItemsOptions<T> {
  /**
   * Called with each page once the inner streams of all its items have completed, and at once if it has no items.
   * @default none
   */
  readonly onPageDone?: ((page: Page<T>) => void) | undefined;
}

/** An item, and the function to call once its inner stream has completed. */
interface PendingItem<T> {
  readonly item: T;
  readonly done: () => void;
}

/**
 * `pacedMergeMap` over the items of a stream of pages, which also reports when all items of a page are done.
 *
 * Use it for work per item with a checkpoint per page, for example a backfill. The next page is requested once fewer than
 * `concurrency` items are queued, so that the work continues at full concurrency across the end of a page if the next page
 * arrives before these items are done; with `prefetch: 1` it is requested one page earlier. Errors behave as in
 * `pacedMergeMap`.
 *
 * @param project makes the inner stream of an item: an Observable, a promise, an (async) iterable
 * @param concurrency how many inner streams run at once: a positive integer or Infinity
 * @throws InvalidOptionError if `concurrency` is neither
 * @example
 * const checkpoint = scanCheckpoint(await load());
 * db.parallelScan<Song>({ TableName: 'Music', TotalSegments: 64 }, { checkpoint })
 *   .pages()
 *   .pipe(pacedMergeMapItems((song) => indexSong(song), 8, { onPageDone: checkpoint.acknowledge }))
 *   .subscribe();
 */
export function pacedMergeMapItems<T, R>(
  project: (item: T, index: number) => ObservableInput<R>,
  concurrency: number,
  { onPageDone }: PacedMergeMapItemsOptions<T> = {},
): OperatorFunction<Page<T>, R> {
  const work = pacedMerge<PendingItem<T>, R>(
    ({ item, done }, index) => defer(() => from(project(item, index))).pipe(tap({ complete: done })),
    concurrency,
    concurrency,
  );
  return (pages) =>
    pages.pipe(
      mergeMap((page) => pendingItems(page, onPageDone)),
      work,
    );
}

function pendingItems<T>(
  page: Page<T>,
  onPageDone: ((page: Page<T>) => void) | undefined,
): readonly PendingItem<T>[] {
  const items = page.Items ?? [];
  let remaining = items.length;
  if (remaining === 0) onPageDone?.(page);
  const done = () => {
    remaining--;
    if (remaining === 0) onPageDone?.(page);
  };
  return items.map((item) => ({ item, done }));
}
