import assert from 'node:assert/strict';
import { map, tap } from 'rxjs';
import {
  type DynamoDBError,
  type Page,
  pacedMergeMap,
  type ScanCheckpoint,
  scanCheckpoint,
} from '../../lib/index.ts';
import { itemsOf } from './read-tasks.ts';
import { runResumed } from './run-resumed.ts';
import { type Song, songs, trackSongs } from './songs.ts';
import { drawStallTimeout, type Task, type TaskContext } from './task.ts';

/** Scans in segments and resumes from the checkpoint in the error. Every song must be emitted once. */
export const parallelScan: Task = async (context) => {
  const { client } = context;
  const { input, options } = drawParallelScan(context);
  const { receive, assertComplete } = trackSongs(songs);
  const failures = await runResumed<readonly Song[], ScanCheckpoint | undefined>(
    undefined,
    (checkpoint) =>
      checkpoint === undefined
        ? client.parallelScan<Song>(input, options).pipe(map((song) => [song]))
        : client
            .parallelScan<Song>(input, { ...options, checkpoint })
            .pages()
            .pipe(
              tap((page) => checkpoint.acknowledge(page)),
              map(itemsOf),
            ),
    (items) => items.forEach(receive),
    checkpointIn,
  );
  assertComplete();
  return failures;
};

/** Scans in segments and acknowledges pages asynchronously. Every song must be acknowledged once. */
export const checkpointedScan: Task = async (context) => {
  const { client } = context;
  const { input, options } = drawParallelScan(context);
  const { receive, assertComplete } = trackSongs(songs);
  const failures = await runResumed(
    scanCheckpoint(),
    (checkpoint) =>
      client
        .parallelScan<Song>(input, { ...options, checkpoint })
        .pages()
        .pipe(
          tap(assertNoDuplicate),
          pacedMergeMap((page) => Promise.resolve(page), 2),
          tap((page) => checkpoint.acknowledge(page)),
        ),
    (page) => itemsOf(page).forEach(receive),
    checkpointIn,
  );
  assertComplete();
  return failures;
};

/** Draws the input and the options of a parallel scan. */
export function drawParallelScan(context: TaskContext) {
  const { source: TableName, pick } = context;
  return {
    input: { TableName, TotalSegments: 1 + pick(6), Limit: 5 + pick(12) },
    options: { concurrency: 1 + pick(4), prefetch: pick(3), ...drawStallTimeout(context) },
  };
}

/** The checkpoint in an error, serialized and restored as for another process. */
function checkpointIn({ checkpoint, segment }: DynamoDBError): ScanCheckpoint {
  assert.ok(segment !== undefined && checkpoint !== undefined, 'The error has no segment or no checkpoint');
  return scanCheckpoint(JSON.parse(JSON.stringify(checkpoint)));
}

function assertNoDuplicate(page: Page<Song>): void {
  const numbers = itemsOf(page).map(({ number }) => number);
  assert.equal(new Set(numbers).size, numbers.length, 'A page holds a song twice');
}
