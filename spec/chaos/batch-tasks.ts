import assert from 'node:assert/strict';
import { from } from 'rxjs';
import { BatchGetError, BatchWriteError } from '../../lib/index.ts';
import { checkStored } from './copy-tasks.ts';
import { resumed } from './run-resumed.ts';
import { account, keyOf, type Song, type SongKey, songs, songTable } from './songs.ts';
import type { Task } from './task.ts';

/** Songs that are not there. */
const strangers: readonly Song[] = songs.slice(0, 20).map((song) => ({ ...song, label: 'stranger' }));

/** Gets songs by their keys, and then those that are `unread`. Every key must be answered once. */
export const get: Task = async ({ client, source: TableName, pick }) => {
  const found = account(songs);
  const missing = account(strangers);
  const options = { concurrency: 1 + pick(3), linger: pick(5) };
  const failures = await resumed(
    [...songs, ...strangers].map(keyOf),
    (keys) => from(keys).pipe(client.batchGet<Song, SongKey>({ TableName }, options)),
    ({ Key, Item }) => {
      const song = songs.find(({ number }) => number === Key.number);
      if (Item !== undefined) found.count(Item);
      else if (song !== undefined) missing.count({ ...song, ...Key });
    },
    (error) => {
      assert.ok(error instanceof BatchGetError);
      return error.unread as SongKey[];
    },
  );
  found.close();
  missing.close();
  return failures;
};

/** Deletes most songs from a table that holds all, and then those that are `unwritten`. */
export const remove: Task = async ({ client, witness, pick }) => {
  await using target = await songTable(witness, songs);
  const removed = songs.filter((_, index) => index % 3 !== 0);
  const { count, close } = account(removed);
  const options = { concurrency: 1 + pick(3), linger: pick(5) };
  const failures = await resumed(
    removed,
    (some) => from(some).pipe(client.batchDelete<Song>(target, options)),
    ({ item }) => count(item),
    (error) => {
      assert.ok(error instanceof BatchWriteError);
      return error.unwritten as Song[];
    },
  );
  close();
  const rest = songs.filter((song) => !removed.includes(song));
  await checkStored(witness, target, rest);
  return failures;
};
