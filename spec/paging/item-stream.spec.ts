import { concat, firstValueFrom, type Observable, of, toArray } from 'rxjs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Item } from '../../lib/api/values.ts';
import { type ItemStream, itemStream } from '../../lib/paging/item-stream.ts';
import type { Page } from '../../lib/paging/page.ts';

/** Declared as `db.scan` is: the item type occurs in the return type only. */
function scan<T = Item>(...items: unknown[]): ItemStream<T> {
  const page: Page<T> = { Items: items as T[], Count: items.length };
  return itemStream(
    (elements) => of(...elements(page)),
    ({ Items = [] }) => Items,
  );
}

describe('a stream of items', () => {
  it('keeps its item type through functions that take any Observable', async () => {
    expectTypeOf(await firstValueFrom(scan(1))).toEqualTypeOf<Item>();
    expectTypeOf(await firstValueFrom(scan(1).pipe(toArray()))).toEqualTypeOf<Item[]>();
    expectTypeOf(concat(scan<string>(), scan<number>())).toEqualTypeOf<Observable<string | number>>();
  });

  it('is an Observable and an async iterable, and can emit its pages', async () => {
    const stream = scan('a', 'b');
    expect(await firstValueFrom(stream.pipe(toArray()))).toEqual(['a', 'b']);
    expect(await firstValueFrom(stream.pages())).toEqual({ Items: ['a', 'b'], Count: 2 });
    const pulled: unknown[] = [];
    for await (const item of stream) pulled.push(item);
    expect(pulled).toEqual(['a', 'b']);
    for await (const page of stream.pages()) expect(page.Items).toEqual(['a', 'b']);
  });
});
