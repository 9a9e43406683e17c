import { type DynamoDB, pacedMergeMap } from 'rxdynamo';
import { filter } from 'rxjs';

interface Song {
  readonly Artist: string;
  readonly SongTitle: string;
  readonly Year: number;
}

/** Copies the songs from before 1970 to the archive, with what `lookUp` finds about them. */
export const archiveSongs = (db: DynamoDB, lookUp: (song: Song) => Promise<object>) =>
  db.scan<Song>({ TableName: 'Music' }).pipe(
    filter(({ Year }) => Year < 1970),
    pacedMergeMap(async (song) => ({ ...song, ...(await lookUp(song)) }), 4),
    db.batchWrite({ TableName: 'Archive' }),
  );
