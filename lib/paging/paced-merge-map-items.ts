import { defer, from, mergeMap, type ObservableInput, type OperatorFunction, tap } from 'rxjs';
import { pacedMerge } from '../backpressure/paced-merge-map.ts';
import type { Page } from './page.ts';

/** Options of `pacedMergeMapItems`. */
export interface PacedMergeMapItemsOptions<T> {
  /**
   * Called with each page once the inner streams of all its items have completed; a page without items at once.
   * @default nothing is called
   */
  readonly onPageDone?: ((page: Page<T>) => void) | undefined;
}

/** A queued item, and what to call once its inner stream has completed. */
interface Pending<T> {
  readonly item: T;
  readonly done: () => void;
}

/**
 * `pacedMergeMap` over the items of a stream of pages, which also reports each page whose items are all done.
 *
 * It is for work per item with a checkpoint per page, a backfill for example. The next page is asked for once fewer than
 * `concurrency` items are queued, so that the work goes on at full concurrency over the end of a page, if a page comes
 * within the time that these items take; with `prefetch: 1` a page is requested one page earlier. Errors behave as in
 * `pacedMergeMap`.
 *
 * @param project makes the inner stream of an item: an Observable, a promise, an (async) iterable
 * @param concurrency how many inner streams run at once: a positive integer or Infinity
 * @throws InvalidOptionError if `concurrency` is neither
 * @example
 * db.parallelScan({ TableName: 'Music', TotalSegments: 64 }, { checkpoint })
 *   .pages()
 *   .pipe(pacedMergeMapItems((song) => update(song), 8, { onPageDone: checkpoint.acknowledge }));
 */
export function pacedMergeMapItems<T, R>(
  project: (item: T, index: number) => ObservableInput<R>,
  concurrency: number,
  { onPageDone }: PacedMergeMapItemsOptions<T> = {},
): OperatorFunction<Page<T>, R> {
  const work = pacedMerge<Pending<T>, R>(
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
): readonly Pending<T>[] {
  const items = page.Items ?? [];
  let left = items.length;
  if (left === 0) onPageDone?.(page);
  const done = () => {
    left--;
    if (left === 0) onPageDone?.(page);
  };
  return items.map((item) => ({ item, done }));
}
