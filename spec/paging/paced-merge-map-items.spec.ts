import { defer, delay, finalize, ignoreElements, lastValueFrom, of, throwError, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { paginate } from '../../lib/backpressure/paginate.ts';
import { InvalidOptionError } from '../../lib/errors/configuration-error.ts';
import { pacedMergeMapItems } from '../../lib/paging/paced-merge-map-items.ts';
import type { Page } from '../../lib/paging/page.ts';
import { onVirtualTime } from '../support/marbles.ts';

interface NumberedPage extends Page<number> {
  readonly number: number;
}

/** Pages of consecutive numbers, of the given sizes; each takes `time` milliseconds. */
function pagesOf(sizes: readonly number[], time = 0) {
  const requested: number[] = [];
  const fetch = (number = 0) => {
    requested.push(number);
    const first = sizes.slice(0, number).reduce((sum, size) => sum + size, 0);
    const Items = Array.from({ length: sizes[number] ?? 0 }, (_, index) => first + index);
    return of<NumberedPage>({ number, Items, Count: Items.length }).pipe(delay(time));
  };
  const next = ({ number }: NumberedPage) => (number + 1 < sizes.length ? number + 1 : undefined);
  return { requested, pages: paginate({ fetch, next }, (page) => [page]) };
}

/** Work of ten milliseconds per item, which counts how many items are in progress. */
function counted() {
  const active = { now: 0, most: 0 };
  const work = (item: number) =>
    defer(() => {
      active.most = Math.max(active.most, ++active.now);
      return of(item).pipe(
        delay(10),
        finalize(() => active.now--),
      );
    });
  return { active, work };
}

const numberOf = (page: Page<number>) => (page as NumberedPage).number;

describe('pacedMergeMapItems', () => {
  it('processes `concurrency` items at once, without a pause at the end of a page', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const { active, work } = counted();
      const { pages } = pagesOf([6, 6, 6], 5);
      expectObservable(pages.pipe(pacedMergeMapItems(work, 2), ignoreElements())).toBe('95ms |');
      flush();
      expect(active.most).toBe(2);
    });
  });

  it('calls onPageDone once all items of a page are done, and at once for a page without items', () => {
    const done: unknown[] = [];
    const finished: number[] = [];
    onVirtualTime(({ expectObservable, flush }) => {
      const { pages } = pagesOf([3, 0, 2]);
      const work = (item: number) =>
        of(item).pipe(
          delay(item === 0 ? 50 : 5),
          finalize(() => finished.push(item)),
        );
      const onPageDone = (page: Page<number>) => done.push([numberOf(page), [...finished]]);
      expectObservable(pages.pipe(pacedMergeMapItems(work, 2, { onPageDone }), ignoreElements())).toBe(
        '50ms |',
      );
      flush();
    });
    expect(done).toEqual([
      [1, []],
      [2, [1, 2, 3]],
      [0, [1, 2, 3, 4]],
    ]);
  });

  it('requests no page while `concurrency` or more items are queued', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const { requested, pages } = pagesOf([20, 20, 20], 1);
      expectObservable(pages.pipe(pacedMergeMapItems(counted().work, 2), ignoreElements()), '80ms !');
      flush();
      expect(requested).toEqual([0]);
    });
  });

  it('does not call onPageDone for a page whose work has failed', async () => {
    const done: number[] = [];
    const { pages } = pagesOf([2, 2]);
    const work = (item: number) => (item === 3 ? throwError(() => 'broken') : of(item));
    const onPageDone = (page: Page<number>) => done.push(numberOf(page));
    const items = pages.pipe(pacedMergeMapItems(work, 1, { onPageDone }), toArray());
    await expect(lastValueFrom(items)).rejects.toBe('broken');
    expect(done).toEqual([0]);
  });

  it('fails with the error that onPageDone throws', async () => {
    const onPageDone = () => {
      throw new Error('not saved');
    };
    const items = pagesOf([1]).pages.pipe(pacedMergeMapItems((item) => [item], 1, { onPageDone }));
    await expect(lastValueFrom(items)).rejects.toThrow('not saved');
  });

  it('throws an InvalidOptionError for a concurrency of 0', () => {
    expect(() => pacedMergeMapItems((item: number) => [item], 0)).toThrow(InvalidOptionError);
  });
});
