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
import { resumed } from './run-resumed.ts';
import { account, type Song, songs } from './songs.ts';
import { drawPatience, type Setting, type Task } from './task.ts';

/** Scans in segments, and after an error from the checkpoint that it carries. Every song must come once. */
export const parallelScan: Task = async (setting) => {
  const { client } = setting;
  const { input, options } = segmentation(setting);
  const { count, close } = account(songs);
  const failures = await resumed<readonly Song[], ScanCheckpoint | undefined>(
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
    (items) => items.forEach(count),
    checkpointOf,
  );
  close();
  return failures;
};

/** Scans in segments, and has pages acknowledged later than they come. Every song must be acknowledged once. */
export const checkpointedScan: Task = async (setting) => {
  const { client } = setting;
  const { input, options } = segmentation(setting);
  const { count, close } = account(songs);
  const failures = await resumed(
    scanCheckpoint(),
    (checkpoint) =>
      client
        .parallelScan<Song>(input, { ...options, checkpoint })
        .pages()
        .pipe(
          tap(checkNoDuplicate),
          pacedMergeMap((page) => Promise.resolve(page), 2),
          tap((page) => checkpoint.acknowledge(page)),
        ),
    (page) => itemsOf(page).forEach(count),
    checkpointOf,
  );
  close();
  return failures;
};

/** Draws how a parallel scan goes about it. */
export function segmentation(setting: Setting) {
  const { source: TableName, pick } = setting;
  return {
    input: { TableName, TotalSegments: 1 + pick(6), Limit: 5 + pick(12) },
    options: { concurrency: 1 + pick(4), prefetch: pick(3), ...drawPatience(setting) },
  };
}

/** What goes on in another process: the checkpoint of an error of this one, as it was saved. */
function checkpointOf({ checkpoint, segment }: DynamoDBError): ScanCheckpoint {
  assert.ok(segment !== undefined && checkpoint !== undefined, 'The error does not say where to resume');
  return scanCheckpoint(JSON.parse(JSON.stringify(checkpoint)));
}

function checkNoDuplicate(page: Page<Song>): void {
  const numbers = itemsOf(page).map(({ number }) => number);
  assert.equal(new Set(numbers).size, numbers.length, 'A page has a song twice');
}
