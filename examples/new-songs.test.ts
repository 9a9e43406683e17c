import type { DynamoDB } from 'rxdynamo';
import { fakeDynamoDB } from 'rxdynamo/testing';
import { concatMap, filter, from, map } from 'rxjs';
import { afterEach, expect, it, vi } from 'vitest';

interface Song {
  readonly SongTitle: string;
}

/** The code under test: the titles of new songs. */
const newSongs = (db: DynamoDB) =>
  db.changes<Song>({ TableName: 'Music' }).pipe(
    filter(({ type }) => type === 'insert'),
    map(({ newItem }) => newItem?.SongTitle),
  );

afterEach(() => void vi.useRealTimers());

it('finds each new song once, although a shard splits and its children are listed late', async () => {
  vi.useFakeTimers();
  const { db, stream } = fakeDynamoDB({ Music: { key: ['SongTitle'], stream: 'NEW_AND_OLD_IMAGES' } });
  const put = (...titles: string[]) =>
    from(titles).pipe(concatMap((SongTitle) => db.putItem({ TableName: 'Music', Item: { SongTitle } })));
  const found: unknown[] = [];
  const subscription = newSongs(db).subscribe((title) => found.push(title));
  put('Sinnerman', 'Sinnerman').subscribe();
  await vi.advanceTimersByTimeAsync(60_000);
  stream('Music').split();
  stream('Music').failListings({ missingNewest: 2 }, 3);
  put('Four Women', 'Be My Husband').subscribe();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(found.sort()).toEqual(['Be My Husband', 'Four Women', 'Sinnerman']);
  subscription.unsubscribe();
});
