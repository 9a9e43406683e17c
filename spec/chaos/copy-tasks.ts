import assert from 'node:assert/strict';
import { concat, EMPTY, from, ignoreElements, map, mergeMap, of, tap } from 'rxjs';
import { BatchWriteError, type DynamoDBError, pacedMergeMap, scanCheckpoint } from '../../lib/index.ts';
import { drawParallelScan } from './parallel-scan-tasks.ts';
import { itemsOf } from './read-tasks.ts';
import { runResumed } from './run-resumed.ts';
import { assertStored, createSongTable, type Song, songs, trackSongs } from './songs.ts';
import type { Task } from './task.ts';

/** How far the scan of the source table has come. */
interface ScanPosition {
  readonly isComplete: boolean;
  /** Where the next page begins. */
  readonly resumeKey: object | undefined;
}

/** Where a copy resumes. */
interface CopyPosition extends ScanPosition {
  /** Songs that were read and may not be written. */
  readonly unwritten: readonly Song[];
}

/** Copies the table in one stream. After an error, unwritten songs are written before the next page is read. */
export const copy: Task = async ({ client, controlClient, source: TableName, pick }) => {
  await using target = await createSongTable(controlClient, []);
  const { receive, assertComplete } = trackSongs(songs);
  const Limit = 3 + pick(40);
  const options = { concurrency: 1 + pick(3), linger: pick(5) };
  let scanned: ScanPosition = { isComplete: false, resumeKey: undefined };

  const scanFrom = ({ isComplete, resumeKey: ExclusiveStartKey }: CopyPosition) =>
    isComplete
      ? EMPTY
      : client
          .scan<Song>({ TableName, Limit, ExclusiveStartKey })
          .pages()
          .pipe(
            tap(({ LastEvaluatedKey: resumeKey }) => {
              scanned = { isComplete: resumeKey === undefined, resumeKey };
            }),
            mergeMap(itemsOf),
          );

  function positionIn(error: DynamoDBError): CopyPosition {
    if (error instanceof BatchWriteError) return { ...scanned, unwritten: error.unwritten };
    assert.deepEqual(error.resumeKey, scanned.resumeKey);
    return { ...scanned, unwritten: [] };
  }

  const failures = await runResumed(
    { ...scanned, unwritten: [] } as CopyPosition,
    (position) =>
      concat(from(position.unwritten), scanFrom(position)).pipe(client.batchWrite<Song>(target, options)),
    ({ item }) => receive(item),
    positionIn,
  );
  assertComplete();
  await assertStored(controlClient, target, songs);
  return failures;
};

/**
 * Copies the table in segments and acknowledges each page once it is written.
 *
 * A page may be written twice: its acknowledgement takes effect only after those of the earlier pages of its segment.
 */
export const checkpointedCopy: Task = async (context) => {
  const { client, controlClient } = context;
  await using target = await createSongTable(controlClient, []);
  const { input, options } = drawParallelScan(context);
  const write = () => client.batchWrite<Song>(target, { key: ['label', 'number'], linger: 0 });
  let saved: string | undefined;
  const failures = await runResumed(
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
  await assertStored(controlClient, target, songs);
  return failures;
};
