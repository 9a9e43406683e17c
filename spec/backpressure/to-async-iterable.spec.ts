import { concat, from, map, NEVER, Observable, of, throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { paginate } from '../../lib/backpressure/paginate.ts';
import { iterate, toAsyncIterable } from '../../lib/backpressure/to-async-iterable.ts';
import { itemsOf, numberedPages } from './numbered-pages.ts';

async function collect<T>(values: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const value of values) collected.push(value);
  return collected;
}

/** Waits until all pending microtasks have run. */
const idle = () => new Promise((resolve) => setImmediate(resolve));

describe('toAsyncIterable', () => {
  it('yields every value and ends: none, one or many', async () => {
    expect(await collect(toAsyncIterable(of()))).toEqual([]);
    expect(await collect(toAsyncIterable(of(1)))).toEqual([1]);
    expect(await collect(toAsyncIterable(from([1, 2, 3])))).toEqual([1, 2, 3]);
  });

  it('requests a page only once every item of the page before has been pulled', async () => {
    const pages = numberedPages(3, 2);
    const pulled: number[] = [];
    for await (const item of toAsyncIterable(paginate(pages, itemsOf).pipe(map((n) => n)))) {
      pulled.push(item);
      await idle();
      expect(pages.requested).toHaveLength(Math.floor(item / 2) + 1);
    }
    expect(pulled).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('subscribes at the first pull, anew for each loop', async () => {
    const pages = numberedPages(1, 2);
    const items = toAsyncIterable(paginate(pages, itemsOf));
    const unused = items[Symbol.asyncIterator]();
    expect(pages.requested).toEqual([]);
    expect(await collect(items)).toEqual([0, 1]);
    expect(await collect(items)).toEqual([0, 1]);
    expect(pages.requested).toEqual([0, 0]);
    expect(await unused.return?.()).toEqual({ done: true, value: undefined });
  });

  it('unsubscribes when the loop breaks, and requests nothing more', async () => {
    const pages = numberedPages(100, 1);
    for await (const item of toAsyncIterable(paginate(pages, itemsOf))) if (item === 2) break;
    await idle();
    expect(pages.requested).toEqual([0, 1, 2]);
  });

  it('throws the error after the values that came before it, once', async () => {
    const iterator = toAsyncIterable(
      concat(
        of(1),
        throwError(() => new Error('broken')),
      ),
    )[Symbol.asyncIterator]();
    expect(await iterator.next()).toEqual({ done: false, value: 1 });
    await expect(iterator.next()).rejects.toThrow('broken');
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
  });

  it('answers several pending pulls in order', async () => {
    const iterator = toAsyncIterable(from(['a', 'b']))[Symbol.asyncIterator]();
    const pulls = await Promise.all([iterator.next(), iterator.next(), iterator.next()]);
    expect(pulls.map(({ value }) => value)).toEqual(['a', 'b', undefined]);
  });

  it('ends pending pulls when return() is called', async () => {
    let isUnsubscribed = false;
    const iterator = toAsyncIterable(new Observable(() => () => (isUnsubscribed = true)))[
      Symbol.asyncIterator
    ]();
    const pull = iterator.next();
    await iterator.return?.();
    expect(await pull).toEqual({ done: true, value: undefined });
    expect(isUnsubscribed).toBe(true);
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
  });

  it('makes iterators that are iterable themselves, so that a loop can continue after next()', async () => {
    const iterator = iterate(from([1, 2, 3]));
    expect((await iterator.next()).value).toBe(1);
    expect(await collect(iterator)).toEqual([2, 3]);
  });

  it('unsubscribes at return(), which resolves with its argument, and at throw(), which rejects with it', async () => {
    let unsubscribed = 0;
    const source = new Observable<number>(() => () => unsubscribed++);
    const returned = iterate(source);
    returned.next();
    expect(await returned.return('a value')).toEqual({ done: true, value: 'a value' });
    const thrown = iterate(source);
    thrown.next();
    await expect(thrown.throw(new Error('an error'))).rejects.toThrow('an error');
    expect(unsubscribed).toBe(2);
  });

  it('can be closed before the first pull', async () => {
    const iterator = toAsyncIterable(NEVER)[Symbol.asyncIterator]();
    await iterator.return?.();
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
  });
});
