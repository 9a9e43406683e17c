// The names that a fragment of the docs uses without declaring them: these, all names of the modules in `fragment-modules.ts`,
// and those of the AWS SDK. A fragment may declare any of them itself.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { CapacityLimiter, Change, DynamoDB, ItemInput, TableWriteRequest } from 'rxdynamo';
import type { Observable } from 'rxjs';

/** An item of the table `Music`, whose key is `Artist` and `SongTitle`. */
export interface Song {
  readonly Artist: string;
  readonly SongTitle: string;
  readonly Year: number;
  readonly Genres: ReadonlySet<string>;
  readonly plays?: number;
}

export type SongKey = Pick<Song, 'Artist' | 'SongTitle'>;

export declare const db: DynamoDB;
/** The document client of the AWS SDK. */
export declare const client: DynamoDBDocumentClient;
export declare const limiter: CapacityLimiter;

export declare const TableName: string;
export declare const Key: SongKey;
export declare const artist: string;
export declare const genre: string | undefined;
export declare const song: Song;
export declare const songs: readonly Song[];

export declare const songs$: Observable<Song>;
export declare const keys$: Observable<SongKey>;
export declare const requests$: Observable<TableWriteRequest<Song, 'Artist' | 'SongTitle'>>;

/** What `JSON.parse` returned for a saved checkpoint, or `undefined`. */
export declare const saved: unknown;
/** Reads what `save` has saved, and parses it. */
export declare function load(): Promise<unknown>;
export declare function save(text: string): Promise<void>;

/** The slow work of a pipeline. */
export declare function index(changes: readonly Change<Song>[]): Promise<void>;
export declare function indexSong(song: Song): Promise<void>;
export declare function indexSongs(songs: readonly Song[]): Promise<void>;
export declare function write(items: readonly ItemInput[]): Promise<void>;
