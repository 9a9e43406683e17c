import { map } from 'rxjs';
import type { ItemStream, Page, PagedOptions } from '../../lib/index.ts';
import { runResumed } from './run-resumed.ts';
import { bigLabel, type Song, songs, trackSongs } from './songs.ts';
import { drawStallTimeout, type Task, type TaskContext } from './task.ts';

type Read = (
  context: TaskContext,
  paging: { readonly Limit: number; readonly ExclusiveStartKey: object | undefined },
  options: PagedOptions,
) => ItemStream<Song>;

/** Scans the table. */
export const scan = readTask(songs, ({ client, source: TableName }, paging, options) =>
  client.scan<Song>({ TableName, ...paging }, options),
);

/** Queries the songs of the big label in descending order; a filter excludes a third of them. */
export const query = readTask(
  songs.filter(({ label, number }) => label === bigLabel && number % 3n !== 0n).reverse(),
  ({ client, source: TableName }, paging, options) =>
    client.query<Song>(
      {
        TableName,
        KeyConditionExpression: 'label = :label',
        FilterExpression: 'third <> :third',
        ExpressionAttributeValues: { ':label': bigLabel, ':third': 0 },
        ScanIndexForward: false,
        ...paging,
      },
      options,
    ),
);

/** Reads item by item or page by page and resumes from the `resumeKey` of the error. Every song must be emitted once. */
function readTask(expected: readonly Song[], read: Read): Task {
  return async (context) => {
    const { receive, assertComplete } = trackSongs(expected);
    const Limit = 5 + context.pick(12);
    const options = { prefetch: context.pick(4), ...drawStallTimeout(context) };
    const isPaged = context.pick(2) === 0;
    const failures = await runResumed<readonly Song[], object | undefined>(
      undefined,
      (ExclusiveStartKey) => {
        const stream = read(context, { Limit, ExclusiveStartKey }, options);
        return isPaged ? stream.pages().pipe(map(itemsOf)) : stream.pipe(map((song) => [song]));
      },
      (items) => items.forEach(receive),
      ({ resumeKey }) => resumeKey,
    );
    assertComplete();
    return failures;
  };
}

export function itemsOf({ Items = [] }: Page<Song>): readonly Song[] {
  return Items;
}
