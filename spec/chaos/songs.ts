import { isDeepStrictEqual } from 'node:util';
import { firstValueFrom, from } from 'rxjs';
import type { DynamoDB } from '../../lib/index.ts';
import { all } from '../support/all.ts';
import { keyed, untilActive } from '../support/servers/test-table.ts';
import { freshTableName } from '../support/servers/fresh-table.ts';

/** An item of the tables here, with values of types that JSON has not. */
export interface Song {
  readonly label: string;
  readonly number: bigint;
  /** The rest of its number divided by three. */
  readonly third: number;
  readonly text: string;
  readonly data: Uint8Array;
  readonly tags: ReadonlySet<number>;
}

export type SongKey = Pick<Song, 'label' | 'number'>;

/** The label of which there are more songs than of the others. */
export const bigLabel = 'label 0';

/** All of them: 36 of the big label, 4 of each of 16 others. Their keys have too many digits for a `number`. */
export const songs: readonly Song[] = Array.from({ length: 100 }, (_, n) => ({
  label: n < 36 ? bigLabel : `label ${(n % 16) + 1}`,
  number: 10n ** 30n + BigInt(n),
  third: Number((10n ** 30n + BigInt(n)) % 3n),
  text: `song ${n} `.repeat(n % 7),
  data: Uint8Array.of(n, 255),
  tags: new Set([n, n + 0.5]),
}));

export const keyOf = ({ label, number }: SongKey): SongKey => ({ label, number });

/** A table for songs, which is deleted when it is disposed of. */
export interface SongTable extends AsyncDisposable {
  readonly TableName: string;
}

/** Makes a table that holds these songs. */
export async function songTable(db: DynamoDB, some: readonly Song[]): Promise<SongTable> {
  const TableName = freshTableName();
  const definition = keyed({ label: 'S', number: 'N' }, ['label', 'number']);
  await firstValueFrom(db.createTable({ BillingMode: 'PAY_PER_REQUEST', ...definition, TableName }));
  await untilActive(db, TableName);
  await all(from(some).pipe(db.batchWrite<Song>({ TableName })));
  return {
    TableName,
    [Symbol.asyncDispose]: async () => void (await firstValueFrom(db.deleteTable({ TableName }))),
  };
}

/** Keeps account of songs that should come once each, as they are. */
export interface Account {
  readonly count: (song: Song) => void;
  /** Throws unless all have come. */
  readonly close: () => void;
}

/** Opens an account; whatever comes that should not have, comes twice or has changed, throws. */
export function account(expected: readonly Song[]): Account {
  const open = new Map(expected.map((song) => [String(song.number), song]));
  return {
    count(song) {
      const due = open.get(String(song.number));
      if (due === undefined) throw new Error(`Song ${song.number} comes twice, or should not come at all`);
      if (!isDeepStrictEqual(song, due)) throw new Error(`Song ${song.number} is not what was stored`);
      open.delete(String(song.number));
    },
    close() {
      if (open.size > 0) throw new Error(`Lost: ${[...open.keys()]}`);
    },
  };
}
