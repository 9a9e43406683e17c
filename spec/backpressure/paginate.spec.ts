import { count, defer, delay, lastValueFrom, NEVER, of, take, throwError, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { pacedMergeMap } from '../../lib/backpressure/paced-merge-map.ts';
import { paginate } from '../../lib/backpressure/paginate.ts';
import { collectGarbage } from '../support/garbage.ts';
import { onVirtualTime } from '../support/marbles.ts';
import { itemsOf, numberedPages } from './numbered-pages.ts';

describe('paginate', () => {
  it('delivers the items of every page in order, and completes with the last', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const pages = numberedPages(3, 2, 10);
      const values = { a: 0, b: 1, c: 2, d: 3, e: 4, f: 5 };
      expectObservable(paginate(pages, itemsOf)).toBe('10ms (ab) 6ms (cd) 6ms (ef|)', values);
      flush();
      expect(pages.requested).toEqual([0, 1, 2]);
    });
  });

  it('continues past empty pages to the end', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const pages = numberedPages(4, 0, 10);
      expectObservable(paginate(pages, itemsOf)).toBe('40ms |');
      flush();
      expect(pages.requested).toEqual([0, 1, 2, 3]);
    });
  });

  it('does not keep the items of a delivered page while the next one is read ahead', async () => {
    interface Page {
      readonly items: readonly object[];
    }
    let delivered: WeakRef<object> | undefined;
    const firstPage = (): Page => {
      const items = [{}];
      delivered = new WeakRef(items);
      return { items };
    };
    const pages = {
      start: undefined,
      ahead: { pages: 1, bytes: Number.POSITIVE_INFINITY, sizeOf: () => 0 },
      next: () => 1,
      fetch: (key: number | undefined) => (key === undefined ? defer(() => of(firstPage())) : NEVER),
    };
    const subscription = paginate<Page, number, object>(pages, ({ items }) => items).subscribe();
    await collectGarbage();
    expect(delivered?.deref()).toBeUndefined();
    subscription.unsubscribe();
  });

  it('starts at the key of `start`', async () => {
    const pages = { ...numberedPages(4, 1), start: 2 };
    expect(await lastValueFrom(paginate(pages, itemsOf).pipe(toArray()))).toEqual([2, 3]);
  });

  it('delivers a single page, and one without items', async () => {
    expect(await lastValueFrom(paginate(numberedPages(1, 1), itemsOf).pipe(toArray()))).toEqual([0]);
    expect(await lastValueFrom(paginate(numberedPages(1, 0), itemsOf).pipe(toArray()))).toEqual([]);
  });

  it('requests nothing before it is subscribed, and starts anew for each subscription', async () => {
    const pages = numberedPages(2, 1);
    const items = paginate(pages, itemsOf);
    expect(pages.requested).toEqual([]);
    await lastValueFrom(items);
    await lastValueFrom(items);
    expect(pages.requested).toEqual([0, 1, 0, 1]);
  });

  it('requests nothing after the consumer has unsubscribed', async () => {
    const pages = numberedPages(10, 5);
    expect(await lastValueFrom(paginate(pages, itemsOf).pipe(take(5), toArray()))).toEqual([0, 1, 2, 3, 4]);
    expect(pages.requested).toEqual([0]);
  });

  it('aborts the page in flight when the consumer unsubscribes', () => {
    onVirtualTime(({ cold, expectObservable, expectSubscriptions }) => {
      const page = cold('-----(p|)');
      expectObservable(
        paginate({ fetch: () => page, next: () => undefined }, () => [1]),
        '--!',
      ).toBe('');
      expectSubscriptions(page.subscriptions).toBe('^-!');
    });
  });

  it('fails at once when the first page does', () => {
    onVirtualTime(({ expectObservable }) => {
      const fetch = () => throwError(() => 'broken');
      expectObservable(paginate({ fetch, next: () => undefined }, () => [])).toBe('#', undefined, 'broken');
    });
  });

  it('delivers the pages before one that fails', () => {
    onVirtualTime(({ expectObservable }) => {
      const fetch = (key: number | undefined) =>
        key === undefined ? of('a').pipe(delay(5)) : throwError(() => 'broken');
      expectObservable(paginate({ fetch, next: () => 1 }, (page) => [page])).toBe(
        '5ms (a#)',
        undefined,
        'broken',
      );
    });
  });

  it('delivers synchronous pages without a stack overflow', async () => {
    expect(await lastValueFrom(paginate(numberedPages(100_000, 1), itemsOf).pipe(count()))).toBe(100_000);
  });

  it('reads ahead up to the limit of pages, and no further', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const ahead = { pages: 2, bytes: 1000, sizeOf: () => 1 };
      const pages = numberedPages(10, 1, 10);
      const slow = paginate({ ...pages, ahead }, itemsOf).pipe(
        pacedMergeMap((n) => of(n).pipe(delay(100)), 1),
      );
      expectObservable(slow, '60ms !');
      flush();
      expect(pages.requested).toEqual([0, 1, 2]);
    });
  });

  it('stops reading ahead at the limit of bytes', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const ahead = { pages: 100, bytes: 250, sizeOf: () => 100 };
      const pages = numberedPages(10, 1, 10);
      const slow = paginate({ ...pages, ahead }, itemsOf).pipe(
        pacedMergeMap((n) => of(n).pipe(delay(1000)), 1),
      );
      expectObservable(slow, '900ms !');
      flush();
      expect(pages.requested).toEqual([0, 1, 2, 3]);
    });
  });

  it('delivers the pages that it has read ahead before the error of a later page', () => {
    onVirtualTime(({ cold, expectObservable }) => {
      const ahead = { pages: 9, bytes: 9, sizeOf: () => 1 };
      const fetch = (key = 0) => (key < 3 ? of(key) : throwError(() => 'broken'));
      const slow = paginate({ fetch, next: (page) => page + 1, ahead }, (page) => [page]).pipe(
        pacedMergeMap((page) => cold('--(p|)', { p: page }), 1),
      );
      expectObservable(slow).toBe('--a-b-(c#)', { a: 0, b: 1, c: 2 }, 'broken');
    });
  });
});
