import assert from 'node:assert/strict';
import { concat, EMPTY, from, ignoreElements, map, mergeMap, of, tap } from 'rxjs';
import {
  BatchWriteError,
  type DynamoDB,
  type DynamoDBError,
  pacedMergeMap,
  scanCheckpoint,
} from '../../lib/index.ts';
import { all } from '../support/all.ts';
import { segmentation } from './parallel-scan-tasks.ts';
import { itemsOf } from './read-tasks.ts';
import { resumed } from './run-resumed.ts';
import { account, type Song, type SongTable, songs, songTable } from './songs.ts';
import type { Task } from './task.ts';

/** Where a copy goes on. */
interface Place {
  /** Read, and not known to be written. */
  readonly unwritten: readonly Song[];
  /** Whether there is nothing more to read; if there is, it begins at `resumeKey`. */
  readonly isRead: boolean;
  readonly resumeKey: object | undefined;
}

/** Copies the table in one stream. What fails to be written is written again before the next page is read. */
export const copy: Task = async (setting) => {
  const { client, witness, source: TableName, pick } = setting;
  await using target = await songTable(witness, []);
  const { count, close } = account(songs);
  const Limit = 3 + pick(40);
  const options = { concurrency: 1 + pick(3), linger: pick(5) };
  let reached: Omit<Place, 'unwritten'> = { isRead: false, resumeKey: undefined };

  const rest = ({ isRead, resumeKey: ExclusiveStartKey }: Place) =>
    isRead
      ? EMPTY
      : client
          .scan<Song>({ TableName, Limit, ExclusiveStartKey })
          .pages()
          .pipe(
            tap(({ LastEvaluatedKey: resumeKey }) => {
              reached = { isRead: resumeKey === undefined, resumeKey };
            }),
            mergeMap(itemsOf),
          );

  function placeOf(error: DynamoDBError): Place {
    if (error instanceof BatchWriteError) return { ...reached, unwritten: error.unwritten };
    assert.deepEqual(error.resumeKey, reached.resumeKey);
    return { ...reached, unwritten: [] };
  }

  const failures = await resumed(
    { ...reached, unwritten: [] } as Place,
    (place) => concat(from(place.unwritten), rest(place)).pipe(client.batchWrite<Song>(target, options)),
    ({ item }) => count(item),
    placeOf,
  );
  close();
  await checkStored(witness, target, songs);
  return failures;
};

/**
 * Copies the table in segments, each page acknowledged when it is written.
 *
 * Pages may be written twice: one does not count while an earlier one of its segment is still being written.
 */
export const checkpointedCopy: Task = async (setting) => {
  const { client, witness } = setting;
  await using target = await songTable(witness, []);
  const { input, options } = segmentation(setting);
  const write = () => client.batchWrite<Song>(target, { key: ['label', 'number'], linger: 0 });
  let saved: string | undefined;
  const failures = await resumed(
    scanCheckpoint(),
    (checkpoint) =>
      client
        .parallelScan<Song>(input, { ...options, checkpoint })
        .pages()
        .pipe(
          pacedMergeMap((page) => concat(from(itemsOf(page)).pipe(write(), ignoreElements()), of(page)), 2),
          tap((page) => checkpoint.acknowledge(page)),
          map(() => JSON.stringify(checkpoint)),
        ),
    (text) => {
      saved = text;
    },
    () => scanCheckpoint(saved && JSON.parse(saved)),
  );
  await checkStored(witness, target, songs);
  return failures;
};

/** Makes sure that a table holds these songs and no others. */
export async function checkStored(
  db: DynamoDB,
  { TableName }: SongTable,
  expected: readonly Song[],
): Promise<void> {
  const { count, close } = account(expected);
  (await all(db.scan<Song>({ TableName, ConsistentRead: true }))).forEach(count);
  close();
}
