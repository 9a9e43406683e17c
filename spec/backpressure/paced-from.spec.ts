import { Readable } from 'node:stream';
import { firstValueFrom, lastValueFrom, map, take, timer, toArray } from 'rxjs';
import { describe, expect, it, vi } from 'vitest';
import { pacedFrom } from '../../lib/backpressure/paced-from.ts';
import { pacedMergeMap } from '../../lib/backpressure/paced-merge-map.ts';

/** Counts to a number, and tells whether it was left. */
function counter(end: number) {
  const state = { given: 0, isLeft: false };
  async function* values() {
    try {
      while (state.given < end) yield ++state.given;
    } finally {
      state.isLeft = true;
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

  it('begins to iterate when it is subscribed, anew for each subscription', async () => {
    let begun = 0;
    const numbers = pacedFrom({
      *[Symbol.iterator]() {
        begun++;
        yield begun;
      },
    });
    expect(begun).toBe(0);
    expect(await firstValueFrom(numbers)).toBe(1);
    expect(await firstValueFrom(numbers)).toBe(2);
  });

  it('asks for nothing more once it is left, and ends the iterator', async () => {
    const { state, values } = counter(1000);
    expect(await lastValueFrom(pacedFrom(values()).pipe(take(2), toArray()))).toEqual([1, 2]);
    await vi.waitFor(() => expect(state).toEqual({ given: 2, isLeft: true }));
  });

  it('destroys a Node stream that is left', async () => {
    const readable = Readable.from(['a', 'b', 'c']);
    await firstValueFrom(pacedFrom(readable));
    await vi.waitFor(() => expect(readable.destroyed).toBe(true));
  });

  it('cancels a web stream that is left', async () => {
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

  it('fails when the iterator does, after what came before', async () => {
    async function* broken() {
      yield 1;
      throw new Error('broken');
    }
    const seen: number[] = [];
    const end = pacedFrom(broken()).forEach((value) => void seen.push(value));
    await expect(end).rejects.toThrow('broken');
    expect(seen).toEqual([1]);
  });

  it('fails when a generator that was held back throws, and closes no iterator that has ended by itself', async () => {
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

  it('emits the characters of a string, and refuses what is not iterable', async () => {
    expect(await all('añ😀')).toEqual(['a', 'ñ', '😀']);
    expect(() => pacedFrom(5 as unknown as string)).toThrow(TypeError);
    expect(() => pacedFrom(undefined as unknown as string)).toThrow(TypeError);
    expect(() => pacedFrom(Promise.resolve([]) as unknown as string)).toThrow(/use `from` of RxJS/);
  });

  it('fails when the iterator cannot even begin', async () => {
    const broken = {
      [Symbol.iterator]: () => {
        throw new Error('broken');
      },
    };
    await expect(all(broken)).rejects.toThrow('broken');
  });
});
