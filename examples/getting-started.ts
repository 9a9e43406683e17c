// The first steps with rxdynamo. After `npm install` run them with `npx tsx examples/getting-started.ts`; no build is needed.
import { DynamoDB } from 'rxdynamo';
import { filter, from, lastValueFrom, map, mergeMap, reduce, toArray } from 'rxjs';
import { startLocalServer } from './local-server/local-server.ts';

interface Song {
  readonly Artist: string;
  readonly SongTitle: string;
  readonly Year: number;
  readonly Genres: ReadonlySet<string>;
}

const songs: readonly Song[] = [
  { Artist: 'Nina Simone', SongTitle: 'Sinnerman', Year: 1965, Genres: new Set(['jazz', 'gospel']) },
  { Artist: 'Nina Simone', SongTitle: 'Feeling Good', Year: 1965, Genres: new Set(['jazz']) },
  { Artist: 'Nina Simone', SongTitle: 'My Baby Just Cares for Me', Year: 1958, Genres: new Set(['jazz']) },
  { Artist: 'Miriam Makeba', SongTitle: 'Pata Pata', Year: 1967, Genres: new Set(['afropop']) },
];

await using server = await startLocalServer();

// On AWS `new DynamoDB()` is enough: region and credentials come from where the AWS command line has them.
const db = new DynamoDB({
  endpoint: server.endpoint,
  region: 'eu-central-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});
const TableName = 'Music';

// An operation is an Observable: nothing is sent before you subscribe, and `lastValueFrom` does.
const created = await lastValueFrom(
  db.createTable({
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [
      { AttributeName: 'Artist', AttributeType: 'S' },
      { AttributeName: 'SongTitle', AttributeType: 'S' },
    ],
    KeySchema: [
      { AttributeName: 'Artist', KeyType: 'HASH' },
      { AttributeName: 'SongTitle', KeyType: 'RANGE' },
    ],
  }),
);
console.log('created:', created.TableDescription?.TableName);

// On AWS a new table is in status CREATING for some seconds, and takes no items before it is ACTIVE.
const table = await lastValueFrom(db.waitUntilTableExists({ TableName }));
console.log('status:', table.TableStatus);

// Values are plain JavaScript values: strings, numbers, sets, arrays, objects …
await lastValueFrom(from(songs).pipe(mergeMap((Item) => db.putItem({ TableName, Item }))));

// Requests and responses have DynamoDB's own names.
const { Item: song } = await lastValueFrom(
  db.getItem<Song>({ TableName, Key: { Artist: 'Nina Simone', SongTitle: 'Sinnerman' } }),
);
console.log('got:', song);

// A query is a stream of items, page after page.
const titles = db
  .query<Song>({
    TableName,
    KeyConditionExpression: 'Artist = :artist',
    ExpressionAttributeValues: { ':artist': 'Nina Simone' },
  })
  .pipe(map(({ SongTitle }) => SongTitle));
console.log('queried:', await lastValueFrom(titles.pipe(toArray())));

// A scan is a stream of items too, and every operator of RxJS works on it.
const sixties = db.scan<Song>({ TableName }).pipe(
  filter(({ Year }) => Year >= 1960),
  map(({ SongTitle, Year }) => `${SongTitle} (${Year})`),
);
console.log('scanned:', await lastValueFrom(sixties.pipe(toArray())));

// Big tables are read in segments, several at once.
const genres = db
  .parallelScan<Song>({ TableName, TotalSegments: 4 }, { concurrency: 2 })
  .pipe(reduce((all, { Genres }) => new Set([...all, ...Genres]), new Set<string>()));
console.log('scanned in parallel:', await lastValueFrom(genres));

// A stream is async-iterable too: the next page is requested when the loop asks for it.
for await (const { Artist, SongTitle } of db.scan<Song>({ TableName })) {
  console.log('pulled:', Artist, '–', SongTitle);
}

console.log('tables:', await lastValueFrom(db.listTables().pipe(toArray())));

await db.close();
