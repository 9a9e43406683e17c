import { Readable } from 'node:stream';
import { firstValueFrom, lastValueFrom, map, take, timer, toArray } from 'rxjs';
import { describe, expect, it, vi } from 'vitest';
import { pacedFrom } from '../../lib/backpressure/paced-from.ts';
import { pacedMergeMap } from '../../lib/backpressure/paced-merge-map.ts';

/** A generator that counts up to `end`, and records whether it was closed. */
function counter(end: number) {
  const state = { yielded: 0, isClosed: false };
  async function* values() {
    try {
      while (state.yielded < end) yield ++state.yielded;
    } finally {
      state.isClosed = true;
    }
  }
  return { state, values };
}

const all = <T>(source: AsyncIterable<T> | Iterable<T>) => lastValueFrom(pacedFrom(source).pipe(toArray()));

describe('pacedFrom', () => {
  it('emits what an async generator yields, and completes with it', async () => {
    expect(await all(counter(3).values())).toEqual([1, 2, 3]);
    expect(await all(counter(0).values())).toEqual([]);
  });

  it('emits the elements of an array, the chunks of a Node stream and of a web stream', async () => {
    expect(await all(['a', 'b'])).toEqual(['a', 'b']);
    expect(await all(Readable.from(['a', 'b']))).toEqual(['a', 'b']);
    expect(await all(new Response('text').body ?? [])).toEqual([new TextEncoder().encode('text')]);
  });

  it('opens an iterator when it is subscribed, a new one for each subscription', async () => {
    let opened = 0;
    const numbers = pacedFrom({
      *[Symbol.iterator]() {
        opened++;
        yield opened;
      },
    });
    expect(opened).toBe(0);
    expect(await firstValueFrom(numbers)).toBe(1);
    expect(await firstValueFrom(numbers)).toBe(2);
  });

  it('requests nothing after unsubscribing, and closes the iterator', async () => {
    const { state, values } = counter(1000);
    expect(await lastValueFrom(pacedFrom(values()).pipe(take(2), toArray()))).toEqual([1, 2]);
    await vi.waitFor(() => expect(state).toEqual({ yielded: 2, isClosed: true }));
  });

  it('destroys a Node stream when the consumer unsubscribes', async () => {
    const readable = Readable.from(['a', 'b', 'c']);
    await firstValueFrom(pacedFrom(readable));
    await vi.waitFor(() => expect(readable.destroyed).toBe(true));
  });

  it('cancels a web stream when the consumer unsubscribes', async () => {
    let isCancelled = false;
    const stream = new ReadableStream({
      pull: (controller) => controller.enqueue('a'),
      cancel: () => {
        isCancelled = true;
      },
    });
    await firstValueFrom(pacedFrom(stream));
    expect(isCancelled).toBe(true);
  });

  it('fails with the error of the iterator, after the values before it', async () => {
    async function* broken() {
      yield 1;
      throw new Error('broken');
    }
    const seen: number[] = [];
    const end = pacedFrom(broken()).forEach((value) => void seen.push(value));
    await expect(end).rejects.toThrow('broken');
    expect(seen).toEqual([1]);
  });

  it('fails when a paused generator throws, and does not close an iterator that has ended by itself', async () => {
    let returned = 0;
    const rows = (fails: boolean) => {
      const values = (function* () {
        yield 1;
        yield 2;
        if (fails) throw new Error('row 3 is broken');
      })();
      return {
        [Symbol.iterator]: () => ({
          next: () => values.next(),
          return: () => ({ done: true as const, value: returned++ }),
        }),
      };
    };
    const slowly = (fails: boolean) =>
      lastValueFrom(
        pacedFrom(rows(fails)).pipe(
          pacedMergeMap((row) => timer(0).pipe(map(() => row)), 1),
          toArray(),
        ),
      );
    await expect(slowly(true)).rejects.toThrow('row 3 is broken');
    expect(await slowly(false)).toEqual([1, 2]);
    expect(returned).toBe(0);
    expect(await firstValueFrom(pacedFrom(rows(false)))).toBe(1);
    expect(returned).toBe(1);
  });

  it('emits the characters of a string, and throws for a value that is not iterable', async () => {
    expect(await all('añ😀')).toEqual(['a', 'ñ', '😀']);
    expect(() => pacedFrom(5 as unknown as string)).toThrow(TypeError);
    expect(() => pacedFrom(undefined as unknown as string)).toThrow(TypeError);
    expect(() => pacedFrom(Promise.resolve([]) as unknown as string)).toThrow(/use `from` of RxJS/);
  });

  it('fails when the iterator cannot be opened', async () => {
    const broken = {
      [Symbol.iterator]: () => {
        throw new Error('broken');
      },
    };
    await expect(all(broken)).rejects.toThrow('broken');
  });
});
