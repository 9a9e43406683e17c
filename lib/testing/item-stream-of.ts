import { of } from 'rxjs';
import type { Item } from '../api/values.ts';
import { paginate } from '../backpressure/paginate.ts';
import { positive } from '../options/positive.ts';
import { refuseOption } from '../options/refuse-option.ts';
import { type ItemStream, itemStream } from '../paging/item-stream.ts';
import type { Page } from '../paging/page.ts';
import { checkMembers } from './check-members.ts';

/** Options of `itemStreamOf`. */
export interface ItemStreamOfOptions {
  /**
   * How many items a page has.
   * @default 100
   */
  readonly pageSize?: number | undefined;
  /**
   * The names of the key attributes, of which the `LastEvaluatedKey` of each page but the last is made.
   * @default none: no page has a `LastEvaluatedKey`
   */
  readonly key?: readonly string[] | undefined;
}

/** A page, and the index of its first item. */
interface Position<T> {
  readonly page: Page<T>;
  readonly start: number;
}

/**
 * Makes an `ItemStream` of items in memory: a stub of a scan or a query for unit tests, without a client.
 *
 * It is an Observable of the items, which it emits synchronously and only while there is room downstream, it is
 * async-iterable, and `pages()` gives the pages. Without items it has one empty page.
 *
 * @throws InvalidOptionError
 * @example
 * const scan = () => itemStreamOf([{ Artist: 'Nina Simone' }, { Artist: 'Miriam Makeba' }]);
 * scan().subscribe(({ Artist }) => console.log(Artist)); // Nina Simone
 */
export function itemStreamOf<T>(items: Iterable<T>, options: ItemStreamOfOptions = {}): ItemStream<T> {
  if (typeof Object(items)[Symbol.iterator] !== 'function')
    return refuseOption('items', items, 'an iterable of items', 'The argument `items`');
  checkMembers('options', options, ['pageSize', 'key']);
  const all = Array.from(items);
  const { key } = options;
  const pageSize = positive('pageSize', options.pageSize ?? 100);
  if (key !== undefined && !Array.isArray(key)) refuseOption('key', key, 'a list of names');

  function positionAt(start: number): Position<T> {
    const Items = all.slice(start, start + pageSize);
    const [last] = key !== undefined && start + pageSize < all.length ? Items.slice(-1) : [];
    const page: Page<T> = { Items, Count: Items.length, ScannedCount: Items.length };
    if (key === undefined || last === undefined) return { page, start };
    return { page: { ...page, LastEvaluatedKey: pick(last, key) }, start };
  }

  const fetcher = {
    fetch: (start = 0) => of(positionAt(start)),
    next: ({ start }: Position<T>) => (start + pageSize < all.length ? start + pageSize : undefined),
  };
  return itemStream<T, Page<T>>(
    (elements) => paginate(fetcher, ({ page }) => elements(page)),
    ({ Items = [] }) => Items,
  );
}

function pick(item: unknown, names: readonly string[]): Item {
  return Object.fromEntries(names.map((name) => [name, Reflect.get(Object(item), name)]));
}
