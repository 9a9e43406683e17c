import { describe, expect, it } from 'vitest';
import type { DynamoDB, Item, ItemInput } from '../../lib/index.ts';

interface Song {
  readonly Artist: string;
  readonly Year?: number;
}

class Track {
  readonly title = 'Sinnerman';
  play(): void {}
}

const TableName = 'Music';

/** Compiled and never run. */
const compiled = (use: (db: DynamoDB) => void) => expect(use).toBeTypeOf('function');

describe('the type of an item or a key', () => {
  it('accepts plain objects of any type, and maps', () => {
    type Alias = { Artist: string; Genres: Set<string> };
    compiled(({ putItem }) => {
      const put = (Item: ItemInput) => putItem({ TableName, Item });
      // The names of attributes may be those of members of built-in objects.
      put({ name: 'a', length: 1, size: 2, call: 'c', get: undefined, constructor: null });
      put({});
      put({} as Song);
      put({} as Alias);
      put({} as Song | Alias);
      put({} as Partial<Song>);
      put({} as Record<string, string>);
      put({} as Readonly<Record<string, unknown>>);
      put({} as Item);
      put(new Map([['Artist', 'Nina Simone']]));
      put(new Map<string, Song>() as ReadonlyMap<string, Song>);
      put(Object.freeze({ Artist: 'Nina Simone' }));
      put({} as object);
    });
  });

  it('accepts generic items', () => {
    function generic<T extends object, S extends Song, K extends keyof S>(
      { putItem }: DynamoDB,
      item: T,
      song: S,
    ) {
      putItem({ TableName, Item: item });
      putItem({ TableName, Item: song });
      putItem({ TableName, Item: { ...song, Year: 1965 } });
      putItem({ TableName, Item: song as Pick<S, K> });
      putItem({ TableName, Item: song as Omit<S, K> });
      putItem({ TableName, Item: song as Partial<S> });
    }
    expect(generic).toBeTypeOf('function');
  });

  it('accepts an instance of a class, which TypeScript cannot tell from an object of an interface', () => {
    compiled(({ putItem }) => putItem({ TableName, Item: new Track() }));
  });

  it('refuses built-in objects that are no items', () => {
    compiled(({ putItem, getItem, updateItem }) => {
      // @ts-expect-error: a function.
      putItem({ TableName, Item: () => 1 });
      // @ts-expect-error: a class.
      putItem({ TableName, Item: Track });
      // @ts-expect-error: an array.
      putItem({ TableName, Item: [1, 2] });
      // @ts-expect-error: an array of items.
      putItem({ TableName, Item: [{ Artist: 'Nina Simone' }] });
      // @ts-expect-error: a string.
      putItem({ TableName, Item: 'text' });
      // @ts-expect-error: null.
      putItem({ TableName, Item: null });
      // @ts-expect-error: a promise of an item.
      putItem({ TableName, Item: Promise.resolve({ Artist: 'Nina Simone' }) });
      // @ts-expect-error: a binary.
      putItem({ TableName, Item: new Uint8Array(1) });
      // @ts-expect-error: a regular expression.
      putItem({ TableName, Item: /text/ });
      // @ts-expect-error: a Map whose keys are not names.
      putItem({ TableName, Item: new Map([[1, 2]]) });
      // @ts-expect-error: a date.
      getItem({ TableName, Key: new Date() });
      // @ts-expect-error: a set.
      getItem({ TableName, Key: new Set() });
      // @ts-expect-error: an array of values.
      updateItem({ TableName, Key: {}, ExpressionAttributeValues: [1] });
    });
  });
});
