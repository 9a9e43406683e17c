import { mergeMap, type OperatorFunction, tap } from 'rxjs';
import type { Page, WriteResult } from '../index.ts';

/**
 * Passes the items of pages through a batch operator that writes, such as `db.batchDelete`.
 *
 * @param onPageDone called with each page once all of its items are written, and at once if it has none
 */
export function batchedPages<T extends object>(
  write: OperatorFunction<T, WriteResult<T>>,
  onPageDone: (page: Page<T>) => void,
): OperatorFunction<Page<T>, WriteResult<T>> {
  /** How to tell that an item is written. */
  const pending = new Map<T, () => void>();

  function itemsOf(page: Page<T>): readonly T[] {
    const items = page.Items ?? [];
    let remaining = items.length;
    if (remaining === 0) onPageDone(page);
    for (const item of items) {
      pending.set(item, () => {
        remaining--;
        if (remaining === 0) onPageDone(page);
      });
    }
    return items;
  }

  function itemDone({ item }: WriteResult<T>): void {
    pending.get(item)?.();
    pending.delete(item);
  }

  return (pages) => pages.pipe(mergeMap(itemsOf), write, tap(itemDone));
}
