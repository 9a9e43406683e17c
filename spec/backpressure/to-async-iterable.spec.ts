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

/** Lets everything happen that only waits for its turn. */
const idle = () => new Promise((resolve) => setImmediate(resolve));

describe('toAsyncIterable', () => {
  it('yields every value and ends, whether none, one or many', async () => {
    expect(await collect(toAsyncIterable(of()))).toEqual([]);
    expect(await collect(toAsyncIterable(of(1)))).toEqual([1]);
    expect(await collect(toAsyncIterable(from([1, 2, 3])))).toEqual([1, 2, 3]);
  });

  it('asks for a page only when the one before has been pulled to its end', async () => {
    const pages = numberedPages(3, 2);
    const pulled: number[] = [];
    for await (const item of toAsyncIterable(paginate(pages, itemsOf).pipe(map((n) => n)))) {
      pulled.push(item);
      await idle();
      expect(pages.asked).toHaveLength(Math.floor(item / 2) + 1);
    }
    expect(pulled).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('subscribes at the first pull, anew for each loop', async () => {
    const pages = numberedPages(1, 2);
    const items = toAsyncIterable(paginate(pages, itemsOf));
    const unused = items[Symbol.asyncIterator]();
    expect(pages.asked).toEqual([]);
    expect(await collect(items)).toEqual([0, 1]);
    expect(await collect(items)).toEqual([0, 1]);
    expect(pages.asked).toEqual([0, 0]);
    expect(await unused.return?.()).toEqual({ done: true, value: undefined });
  });

  it('unsubscribes when the loop is left, and asks for nothing more', async () => {
    const pages = numberedPages(100, 1);
    for await (const item of toAsyncIterable(paginate(pages, itemsOf))) if (item === 2) break;
    await idle();
    expect(pages.asked).toEqual([0, 1, 2]);
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

  it('answers pulls that were made ahead in their order', async () => {
    const iterator = toAsyncIterable(from(['a', 'b']))[Symbol.asyncIterator]();
    const pulls = await Promise.all([iterator.next(), iterator.next(), iterator.next()]);
    expect(pulls.map(({ value }) => value)).toEqual(['a', 'b', undefined]);
  });

  it('ends pulls that are waiting when it is left', async () => {
    let left = false;
    const iterator = toAsyncIterable(new Observable(() => () => (left = true)))[Symbol.asyncIterator]();
    const pull = iterator.next();
    await iterator.return?.();
    expect(await pull).toEqual({ done: true, value: undefined });
    expect(left).toBe(true);
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
  });

  it('makes iterators that are iterable themselves, so that a loop goes on where next() has begun', async () => {
    const iterator = iterate(from([1, 2, 3]));
    expect((await iterator.next()).value).toBe(1);
    expect(await collect(iterator)).toEqual([2, 3]);
  });

  it('is left with the value that return() is given, and with the error that throw() is given', async () => {
    let left = 0;
    const source = new Observable<number>(() => () => left++);
    const returned = iterate(source);
    returned.next();
    expect(await returned.return('a value')).toEqual({ done: true, value: 'a value' });
    const thrown = iterate(source);
    thrown.next();
    await expect(thrown.throw(new Error('an error'))).rejects.toThrow('an error');
    expect(left).toBe(2);
  });

  it('can be left before it was begun', async () => {
    const iterator = toAsyncIterable(NEVER)[Symbol.asyncIterator]();
    await iterator.return?.();
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
  });
});
