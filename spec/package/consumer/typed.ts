// Code of a user of the installed package; it is compiled but not run.
import { attr, DynamoDB, DynamoDBError, expr, expressions, type ItemStream, type Page } from 'rxdynamo';
import { type FakeDynamoDB, fakeDynamoDB, itemStreamOf } from 'rxdynamo/testing';
import { map, type Observable } from 'rxjs';

interface Song {
  readonly Artist: string;
  readonly Year?: number;
}

const db = new DynamoDB({ region: 'eu-central-1' });
const TableName = 'Music';

export const songs: ItemStream<Song> = db.query<Song>({
  TableName,
  KeyConditionExpression: 'Artist = :artist',
  ExpressionAttributeValues: { ':artist': 'Nina Simone' },
});
export const artists: Observable<string> = songs.pipe(map(({ Artist }) => Artist));
export const pages: Observable<Page<Song>> = db
  .parallelScan<Song>({ TableName, TotalSegments: 4 }, { concurrency: 2 })
  .pages();
export const song: Observable<Song | undefined> = db
  .getItem<Song>({ TableName, Key: { Artist: 'Nina Simone' } })
  .pipe(map(({ Item }) => Item));

const table = db.table<Song, 'Artist'>(TableName);
export const early: ItemStream<Song> = table.query(
  expressions({ KeyConditionExpression: expr`${attr('Artist')} = ${'Nina Simone'}` }),
);

export async function countSongs(): Promise<number | string> {
  await using client = new DynamoDB();
  let count = 0;
  try {
    for await (const { Artist } of client.scan<Song>({ TableName })) count += Artist.length;
  } catch (error) {
    if (error instanceof DynamoDBError) return error.name;
    throw error;
  }
  return count;
}

const fake = fakeDynamoDB({ Music: { key: ['Artist'], items: [{ Artist: 'Nina Simone' }] } });
export const anyFake: FakeDynamoDB = fake;
export const stored: readonly Song[] = fake.items<Song>('Music');
export const stub: ItemStream<Song> = itemStreamOf<Song>([{ Artist: 'Nina Simone' }]);

// @ts-expect-error: a fake table without a key.
fakeDynamoDB({ Music: {} });

// @ts-expect-error: a misspelt kind of fault.
fakeDynamoDB({ Music: { key: ['Artist'] } }, { faults: { kind: 'trottle' } });

// @ts-expect-error: a misspelt parameter.
db.scan({ TableNam: TableName });

// @ts-expect-error: a key has only the key attributes.
table.getItem({ Key: { Artist: 'Nina Simone', Year: 1965 } });
