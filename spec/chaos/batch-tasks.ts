import assert from 'node:assert/strict';
import { from } from 'rxjs';
import { BatchGetError, BatchWriteError } from '../../lib/index.ts';
import { runResumed } from './run-resumed.ts';
import { assertStored, createSongTable, keyOf, type Song, type SongKey, songs, trackSongs } from './songs.ts';
import type { Task } from './task.ts';

/** Songs that the table does not hold. */
const missingSongs: readonly Song[] = songs.slice(0, 20).map((song) => ({ ...song, label: 'missing' }));

/** Gets songs by their keys and, after an error, its `unread` keys. Every key must have one result. */
export const get: Task = async ({ client, source: TableName, pick }) => {
  const found = trackSongs(songs);
  const notFound = trackSongs(missingSongs);
  const options = { concurrency: 1 + pick(3), linger: pick(5) };
  const failures = await runResumed(
    [...songs, ...missingSongs].map(keyOf),
    (keys) => from(keys).pipe(client.batchGet<Song>({ TableName }, options)),
    ({ Key, Item }) => {
      const song = songs.find(({ number }) => number === Key.number);
      if (Item !== undefined) found.receive(Item);
      else if (song !== undefined) notFound.receive({ ...song, ...Key });
    },
    (error) => {
      assert.ok(error instanceof BatchGetError);
      return error.unread as SongKey[];
    },
  );
  found.assertComplete();
  notFound.assertComplete();
  return failures;
};

/** Deletes most songs of a table and, after an error, its `unwritten` ones. */
export const remove: Task = async ({ client, controlClient, pick }) => {
  await using target = await createSongTable(controlClient, songs);
  const removed = songs.filter((_, index) => index % 3 !== 0);
  const { receive, assertComplete } = trackSongs(removed);
  const options = { concurrency: 1 + pick(3), linger: pick(5) };
  const failures = await runResumed(
    removed,
    (unwritten) => from(unwritten).pipe(client.batchDelete<Song>(target, options)),
    ({ item }) => receive(item),
    (error) => {
      assert.ok(error instanceof BatchWriteError);
      return error.unwritten as Song[];
    },
  );
  assertComplete();
  const kept = songs.filter((song) => !removed.includes(song));
  await assertStored(controlClient, target, kept);
  return failures;
};
