import { map } from 'rxjs';
import type { ItemStream, Page, PagedOptions } from '../../lib/index.ts';
import { resumed } from './run-resumed.ts';
import { account, bigLabel, type Song, songs } from './songs.ts';
import { drawPatience, type Setting, type Task } from './task.ts';

type Read = (
  setting: Setting,
  where: { readonly Limit: number; readonly ExclusiveStartKey: object | undefined },
  options: PagedOptions,
) => ItemStream<Song>;

/** Scans the table. */
export const scan = reading(songs, ({ client, source: TableName }, where, options) =>
  client.scan<Song>({ TableName, ...where }, options),
);

/** Queries the songs of the big label from the last to the first, a third of them left out by the service. */
export const query = reading(
  songs.filter(({ label, number }) => label === bigLabel && number % 3n !== 0n).reverse(),
  ({ client, source: TableName }, where, options) =>
    client.query<Song>(
      {
        TableName,
        KeyConditionExpression: 'label = :label',
        FilterExpression: 'third <> :third',
        ExpressionAttributeValues: { ':label': bigLabel, ':third': 0 },
        ScanIndexForward: false,
        ...where,
      },
      options,
    ),
);

/** Reads item by item or page by page, and after an error from its `resumeKey` on. Every song must come once. */
function reading(expected: readonly Song[], read: Read): Task {
  return async (setting) => {
    const { count, close } = account(expected);
    const Limit = 5 + setting.pick(12);
    const options = { prefetch: setting.pick(4), ...drawPatience(setting) };
    const isPaged = setting.pick(2) === 0;
    const failures = await resumed<readonly Song[], object | undefined>(
      undefined,
      (ExclusiveStartKey) => {
        const stream = read(setting, { Limit, ExclusiveStartKey }, options);
        return isPaged ? stream.pages().pipe(map(itemsOf)) : stream.pipe(map((song) => [song]));
      },
      (items) => items.forEach(count),
      ({ resumeKey }) => resumeKey,
    );
    close();
    return failures;
  };
}

export function itemsOf({ Items = [] }: Page<Song>): readonly Song[] {
  return Items;
}
