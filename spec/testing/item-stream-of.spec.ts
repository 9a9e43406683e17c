import { delay, firstValueFrom, map, of, take } from 'rxjs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { InvalidOptionError, type ItemStream, pacedMergeMap } from '../../lib/index.ts';
import { type ItemStreamOfOptions, itemStreamOf } from '../../lib/testing/index.ts';
import { all } from '../support/all.ts';

const songs = ['Sinnerman', 'Feeling Good', 'Four Women'].map((title, id) => ({ id, title }));

describe('itemStreamOf', () => {
  it('is an Observable of the items, for each subscription', async () => {
    const stream = itemStreamOf(songs);
    expectTypeOf(stream).toEqualTypeOf<ItemStream<{ id: number; title: string }>>();
    expect(await all(stream)).toEqual(songs);
    expect(await all(stream.pipe(map(({ id }) => id)))).toEqual([0, 1, 2]);
  });

  it('is async-iterable', async () => {
    const found = [];
    for await (const song of itemStreamOf(songs, { pageSize: 2 })) found.push(song);
    expect(found).toEqual(songs);
  });

  it('has pages, with keys if their names are given', async () => {
    const [first, second, third] = songs;
    expect(await all(itemStreamOf(songs, { pageSize: 2, key: ['id'] }).pages())).toEqual([
      { Items: [first, second], Count: 2, ScannedCount: 2, LastEvaluatedKey: { id: 1 } },
      { Items: [third], Count: 1, ScannedCount: 1 },
    ]);
    const pages = await all(itemStreamOf(songs, { pageSize: 2 }).pages());
    expect(pages.map(({ Count, LastEvaluatedKey }) => [Count, LastEvaluatedKey])).toEqual([
      [2, undefined],
      [1, undefined],
    ]);
  });

  it.each([0, 1, 2, 3, 4])('has no page too many for %i items', async (length) => {
    const pages = await all(itemStreamOf(Array(length).fill('item'), { pageSize: 2 }).pages());
    expect(pages.map(({ Count }) => Count)).toEqual([[0], [1], [2], [2, 1], [2, 2]][length]);
  });

  it('stops when its consumer has enough', async () => {
    expect(await all(itemStreamOf(songs).pipe(take(1)))).toEqual([songs[0]]);
    expect(await firstValueFrom(itemStreamOf(songs))).toBe(songs[0]);
  });

  it('emits an item only while there is room for it', async () => {
    const emitted: number[] = [];
    const working: number[] = [];
    const stream = itemStreamOf(songs).pipe(
      map((song) => {
        emitted.push(song.id);
        return song;
      }),
      pacedMergeMap((song) => {
        working.push(emitted.length);
        return of(song).pipe(delay(1));
      }, 1),
    );
    expect(await all(stream)).toEqual(songs);
    expect(working).toEqual([1, 2, 3]);
  });

  it('keeps the items that it was given', async () => {
    const given = [...songs];
    const stream = itemStreamOf(given);
    given.length = 0;
    expect(await all(stream)).toEqual(songs);
  });

  it.each<[option: string, items: unknown, options?: object]>([
    ['items', 5],
    ['items', { 0: 'a' }],
    ['pageSize', [], { pageSize: 0 }],
    ['key', [], { key: 'id' }],
    ['options', [], { pagesize: 1 }],
  ])('refuses a wrong %s', (option, items, options) => {
    const make = () => itemStreamOf(items as string[], options as ItemStreamOfOptions);
    expect(make).toThrow(InvalidOptionError);
    expect(make).toThrow(option);
  });
});
