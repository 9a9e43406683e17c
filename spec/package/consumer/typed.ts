// Code of a user of the installed package; it is compiled but not run.
import {
  type AttributeMap,
  attr,
  DynamoDB,
  DynamoDBError,
  decodeCursor,
  type EnumOutput,
  encodeCursor,
  expr,
  expressions,
  type GetItemOutput,
  type GetResult,
  type ItemStream,
  marshall,
  type Page,
  type ReturnValue,
  scanCheckpoint,
  type Table,
  type TableStatus,
  unmarshall,
  type WriteRequest,
  type WriteResult,
} from 'rxdynamo';
import { type FakeDynamoDB, fakeDynamoDB, itemStreamOf } from 'rxdynamo/testing';
import { from, map, type Observable, of, tap } from 'rxjs';

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

const low = new DynamoDB({ region: 'eu-central-1', items: 'attributeValues' });
export const titles: Observable<string | undefined> = low
  .query({
    TableName,
    KeyConditionExpression: 'Artist = :a',
    ExpressionAttributeValues: { ':a': { S: 'x' } },
  })
  .pipe(map(({ SongTitle }) => SongTitle?.S));
export const values: Observable<AttributeMap> = db.scan({ TableName }, { items: 'attributeValues' });
export const copied: Song = unmarshall<Song>(marshall({ Artist: 'Nina Simone' }));

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

export const next: string | undefined = encodeCursor(decodeCursor(undefined));
export const page: Observable<Song> = db.query<Song>(
  { TableName, ExclusiveStartKey: decodeCursor('e30') },
  { signal: AbortSignal.timeout(1000), stallTimeout: 1000 },
);
export const written: Observable<WriteResult<WriteRequest>> = of<WriteRequest>({
  DeleteRequest: { Key: { Artist: 'Nina Simone' } },
}).pipe(db.batchWriteRequests({ TableName }, { onFailure: 'emit', signal: new AbortController().signal }));

// @ts-expect-error: a controller is not a signal.
db.getItem({ TableName, Key: { Artist: 'Nina Simone' } }, { signal: new AbortController() });

// @ts-expect-error: a key is not a write request.
of({ Artist: 'Nina Simone' }).pipe(db.batchWriteRequests({ TableName }));

const checkpoint = scanCheckpoint();
export const acknowledged: Observable<readonly Song[] | undefined> = db
  .scan<Song>({ TableName }, { checkpoint })
  .pages()
  .pipe(
    tap(checkpoint.acknowledge),
    map((page) => page.Items),
  );

export const byKey: Observable<GetResult<Song, { Artist: string }>> = from([{ Artist: 'Nina Simone' }]).pipe(
  db.batchGet<Song>({ TableName }),
);

/** A repository of items of any type. */
export class Repository<T extends { readonly id: string }> {
  private readonly table: Table<T, 'id'>;

  constructor(table: Table<T, 'id'>) {
    this.table = table;
  }

  get(id: T['id']): Observable<GetItemOutput<T>> {
    return this.table.getItem({ Key: { id } });
  }

  put(item: T): Observable<unknown> {
    return this.table.putItem({ Item: item });
  }
}

export const status: Observable<EnumOutput<TableStatus> | undefined> = db
  .describeTable({ TableName })
  .pipe(map(({ Table }) => Table?.TableStatus));
db.updateItem({ TableName, Key: { Artist: 'Nina Simone' }, ReturnValues: 'ALL_NEWER' as ReturnValue });

// @ts-expect-error: a misspelt value.
db.putItem({ TableName, Item: { Artist: 'Nina Simone' }, ReturnValues: 'ALL_OLDD' });

// @ts-expect-error: an array is not an item.
db.putItem({ TableName, Item: [1, 2] });

// @ts-expect-error: a function is not an item.
db.putItem({ TableName, Item: () => 1 });

// @ts-expect-error: a date is not a key.
db.getItem({ TableName, Key: new Date() });

// @ts-expect-error: not pages.
from([1]).pipe(tap(checkpoint.acknowledge));

// What an editor shows of members; a spec hovers over them.
db.scan({ TableName, ConsistentRead: true, AttributesToGet: ['Artist'] });
db.describeEndpoints({}).subscribe((endpoints) => endpoints.Endpoints);
songs.pages().subscribe((page) => page.ScannedCount);
table.query({ ScanIndexForward: false });
table.getItem({ Key: { Artist: 'Simone' }, ReturnConsumedCapacity: 'TOTAL' });
table.putItem({ Item: { Artist: 'Simone' }, ReturnItemCollectionMetrics: 'SIZE' });
table.updateItem({ Key: { Artist: 'Simone' }, UpdateExpression: 'REMOVE #y' }).subscribe((o) => o.Attributes);
table.parallelScan({ TotalSegments: 4, FilterExpression: '#y > :y' });

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
