import { defer, from, ignoreElements, lastValueFrom, mergeMap, retry, toArray } from 'rxjs';
import type { CreateTableInput, DynamoDB } from '../../lib/index.ts';
import { keyed, untilActive } from '../support/servers/test-table.ts';

const artists = ['Miriam Makeba', 'Nina Simone', 'Odetta'];

/** The items of the table `Music` that every program of the docs finds: 60 songs of the years from 1950 to 1979. */
export const songs = Array.from({ length: 60 }, (_, number) => ({
  Artist: artists[number % artists.length] ?? '',
  SongTitle: `Song ${String(number).padStart(2, '0')}`,
  Year: 1950 + Math.floor(number / 2),
  Genres: new Set(number % 2 === 0 ? ['jazz', 'blues'] : ['folk']),
  cover: new Uint8Array([number, 255]),
}));

const key = keyed({ Artist: 'S', SongTitle: 'S' }, ['Artist', 'SongTitle']);
const StreamSpecification = { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' } as const;

/** The tables that the programs use: `Music` with a stream if the server has streams, and the empty `Copy`. */
function definitions(hasStreams: boolean): readonly CreateTableInput[] {
  return [
    { TableName: 'Music', ...key, ...(hasStreams && { StreamSpecification }) },
    { TableName: 'Copy', ...key },
  ];
}

/** Deletes all tables of a server, and makes those that the programs of the docs use. */
export async function resetTables(db: DynamoDB, options: { readonly hasStreams: boolean }): Promise<void> {
  const deleted = db.listTables().pipe(
    toArray(),
    mergeMap((names) => names),
    mergeMap((TableName) => db.deleteTable({ TableName })),
  );
  await lastValueFrom(deleted, { defaultValue: undefined });
  for (const definition of definitions(options.hasStreams)) {
    // A table that is still being deleted is in use.
    const created = defer(() => db.createTable({ BillingMode: 'PAY_PER_REQUEST', ...definition }));
    await lastValueFrom(created.pipe(retry({ count: 50, delay: 20 })));
    await untilActive(db, definition.TableName);
  }
  const loaded = from(songs).pipe(db.batchWrite({ TableName: 'Music' }, { key: ['Artist', 'SongTitle'] }));
  await lastValueFrom(loaded.pipe(ignoreElements()), { defaultValue: undefined });
}
