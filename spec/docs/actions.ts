import { from, lastValueFrom, mergeMap, type Observable, take, takeWhile } from 'rxjs';
import { type Change, capacityLimiter, type DynamoDB } from '../../lib/index.ts';
import { type FakeDynamoDB, fakeDynamoDB } from '../../lib/testing/index.ts';

const songs = Array.from({ length: 3 }, (_, id) => ({ id }));
const TableName = 'Music';
const request = { TableName };

/** A few changes of the stream of a table. */
const songChanges = songs.map(
  (song, index): Change<{ id: number }> => ({
    type: 'insert',
    key: song,
    newItem: song,
    at: new Date(0),
    sequenceNumber: String(100 + index),
    shardId: 'shardId-1',
    isExpiry: false,
  }),
);

const writers = (db: DynamoDB, options?: { readonly key: readonly ['id'] }) => [
  from(songs).pipe(db.batchWrite(request, options)),
  from(songs).pipe(db.batchDelete(request, options)),
  from(songs.map((Item) => ({ PutRequest: { Item } }))).pipe(db.batchWriteRequests(request, options)),
  from(songChanges).pipe(db.applyChanges(request, options)),
];

/** The ways to make the calls of a row of the table of IAM actions; each is made by itself. */
export const callsOfRows: Readonly<
  Record<string, (db: DynamoDB, fake: FakeDynamoDB) => readonly Observable<unknown>[]>
> = {
  '`parallelScan`': (db) => [db.parallelScan({ TableName, TotalSegments: 4 })],
  '`batchGet`': (db) => [from(songs).pipe(db.batchGet(request))],
  '`batchGet` with the option `key`': (db) => [from(songs).pipe(db.batchGet(request, { key: ['id'] }))],
  '`batchWrite`, `batchDelete`, `batchWriteRequests`, `applyChanges`': (db) => writers(db),
  'the same with the option `key`': (db) => writers(db, { key: ['id'] }),
  "`scan` with a limiter in percent, `{ read: '40%' }`": (db) => [
    db.scan(request, { limiter: db.capacityLimiter(request, { read: '40%' }) }),
  ],
  '`scan` with a limiter in units, `{ read: 2000 }`': (db) => [
    db.scan(request, { limiter: db.capacityLimiter(request, { read: 2000 }) }),
    db.scan(request, { limiter: capacityLimiter({ read: 2000 }) }),
  ],
  '`scan` with a `progress` function': (db) => [
    db.scan(request, { progress: () => undefined, progressInterval: 1 }),
  ],
  '`changes`': (db) => [db.changes(request, { from: 'oldest' }).pipe(take(1))],
  '`changes` by its `StreamArn`': (db, { stream }) => [
    db.changes({ StreamArn: stream(TableName).arn }, { from: 'oldest' }).pipe(take(1)),
  ],
  '`follow`': (db) => [
    db.follow({ TableName, TotalSegments: 1 }).pipe(takeWhile(({ type }) => type !== 'caughtUp')),
  ],
  '`waitUntilTableExists`': (db) => [db.waitUntilTableExists(request)],
};

/** What the calls of a row have requested: the operations that a new fake has received, without those of other calls. */
export async function operationsOf(row: string): Promise<readonly (readonly string[])[]> {
  const count = callsOf(row, newFake()).length;
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const fake = newFake();
      await lastValueFrom(from(songs).pipe(mergeMap((Item) => fake.db.putItem({ TableName, Item }))));
      const prepared = fake.requests.length;
      const call = callsOf(row, fake)[index];
      if (call !== undefined) await lastValueFrom(call, { defaultValue: undefined });
      return fake.requests.slice(prepared).map(({ operation }) => operation);
    }),
  );
}

function newFake(): FakeDynamoDB {
  const table = { key: ['id'], stream: 'NEW_AND_OLD_IMAGES', pageSize: 1 } as const;
  return fakeDynamoDB({ [TableName]: table }, { delay: 5 });
}

function callsOf(row: string, fake: FakeDynamoDB): readonly Observable<unknown>[] {
  const calls = callsOfRows[row];
  if (calls === undefined) throw new Error(`No calls are known for ${row}`);
  return calls(fake.db, fake);
}
