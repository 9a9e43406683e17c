import { concat, map, NEVER, Observable, of, throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { paginate } from '../../lib/backpressure/paginate.ts';
import { toReadableStream } from '../../lib/backpressure/to-readable-stream.ts';
import { itemsOf, numberedPages } from './numbered-pages.ts';

describe('toReadableStream', () => {
  it('emits all values of the pipeline', async () => {
    const lines = paginate(numberedPages(3, 2, 0), itemsOf).pipe(
      map((item) => new TextEncoder().encode(`${item} `)),
    );
    expect(await new Response(toReadableStream(lines)).text()).toBe('0 1 2 3 4 5 ');
  });

  it('ends at once for an empty pipeline', async () => {
    expect(await toReadableStream(of()).getReader().read()).toEqual({ done: true, value: undefined });
  });

  it('requests nothing before it is read, and nothing ahead', async () => {
    const pages = numberedPages(10, 1);
    const reader = toReadableStream(paginate(pages, itemsOf)).getReader();
    expect(pages.requested).toEqual([]);
    for (const expected of [0, 1, 2]) {
      expect(await reader.read()).toEqual({ done: false, value: expected });
      expect(pages.requested).toHaveLength(expected + 1);
    }
    await reader.cancel();
    expect(pages.requested).toHaveLength(3);
  });

  it('answers each of several concurrent reads with its own value', async () => {
    const reader = toReadableStream(paginate(numberedPages(2, 2), itemsOf)).getReader();
    const reads = await Promise.all([reader.read(), reader.read(), reader.read()]);
    expect(reads.map(({ value }) => value)).toEqual([0, 1, 2]);
  });

  it('fails once every value that came before the error has been read', async () => {
    const many = new Observable<number>((subscriber) => {
      for (const value of [1, 2, 3]) subscriber.next(value);
      subscriber.error('broken');
    });
    const reader = toReadableStream(many).getReader();
    for (const value of [1, 2, 3]) expect(await reader.read()).toEqual({ done: false, value });
    await expect(reader.read()).rejects.toBe('broken');
  });

  it('unsubscribes when it is cancelled, even while a read is pending', async () => {
    let isUnsubscribed = false;
    const source = new Observable(() => () => {
      isUnsubscribed = true;
    });
    const reader = toReadableStream(concat(of(1), source)).getReader();
    await reader.read();
    const pending = reader.read();
    await reader.cancel();
    expect(await pending).toEqual({ done: true, value: undefined });
    expect(isUnsubscribed).toBe(true);
  });

  it('can be cancelled before it is read', async () => {
    await toReadableStream(NEVER).cancel();
  });

  it('fails with the error of its source', async () => {
    const broken = toReadableStream(
      concat(
        of(1),
        throwError(() => 'broken'),
      ),
    ).getReader();
    expect((await broken.read()).value).toBe(1);
    await expect(broken.read()).rejects.toBe('broken');
  });
});
