import { isDeepStrictEqual } from 'node:util';
import { firstValueFrom, from } from 'rxjs';
import type { DynamoDB } from '../../lib/index.ts';
import { all } from '../support/all.ts';
import { freshTableName } from '../support/servers/fresh-table.ts';
import { keyed, untilActive } from '../support/servers/test-table.ts';

/** An item of the chaos tables, with values of types that JSON does not have. */
export interface Song {
  readonly label: string;
  readonly number: bigint;
  /** The remainder of its number divided by three. */
  readonly third: number;
  readonly text: string;
  readonly data: Uint8Array;
  readonly tags: ReadonlySet<number>;
}

export type SongKey = Pick<Song, 'label' | 'number'>;

/** The label with the most songs. */
export const bigLabel = 'label 0';

/** 36 songs of the big label and 4 of each of 16 others. Their sort keys have too many digits for a `number`. */
export const songs: readonly Song[] = Array.from({ length: 100 }, (_, n) => ({
  label: n < 36 ? bigLabel : `label ${(n % 16) + 1}`,
  number: 10n ** 30n + BigInt(n),
  third: Number((10n ** 30n + BigInt(n)) % 3n),
  text: `song ${n} `.repeat(n % 7),
  data: Uint8Array.of(n, 255),
  tags: new Set([n, n + 0.5]),
}));

export const keyOf = ({ label, number }: SongKey): SongKey => ({ label, number });

/** A table of songs; disposing of it deletes the table. */
export interface SongTable extends AsyncDisposable {
  readonly TableName: string;
}

/** Creates a table and writes songs to it. */
export async function createSongTable(db: DynamoDB, items: readonly Song[]): Promise<SongTable> {
  const TableName = freshTableName();
  const definition = keyed({ label: 'S', number: 'N' }, ['label', 'number']);
  await firstValueFrom(db.createTable({ BillingMode: 'PAY_PER_REQUEST', ...definition, TableName }));
  await untilActive(db, TableName);
  await all(from(items).pipe(db.batchWrite<Song>({ TableName })));
  return {
    TableName,
    [Symbol.asyncDispose]: async () => void (await firstValueFrom(db.deleteTable({ TableName }))),
  };
}

/** Checks that each expected song is received exactly once and unchanged. */
export interface SongTracker {
  /** Throws if the song is not expected, was received before, or differs from the stored one. */
  readonly receive: (song: Song) => void;
  /** Throws if an expected song was not received. */
  readonly assertComplete: () => void;
}

export function trackSongs(expected: readonly Song[]): SongTracker {
  const missing = new Map(expected.map((song) => [String(song.number), song]));
  return {
    receive(song) {
      const stored = missing.get(String(song.number));
      if (stored === undefined) throw new Error(`Song ${song.number} was received twice or is not expected`);
      if (!isDeepStrictEqual(song, stored))
        throw new Error(`Song ${song.number} differs from the stored song`);
      missing.delete(String(song.number));
    },
    assertComplete() {
      if (missing.size > 0) throw new Error(`Songs were not received: ${[...missing.keys()]}`);
    },
  };
}

/** Checks that a table holds exactly these songs. */
export async function assertStored(
  db: DynamoDB,
  { TableName }: SongTable,
  expected: readonly Song[],
): Promise<void> {
  const { receive, assertComplete } = trackSongs(expected);
  (await all(db.scan<Song>({ TableName, ConsistentRead: true }))).forEach(receive);
  assertComplete();
}
