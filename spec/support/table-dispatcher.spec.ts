import { firstValueFrom, from, lastValueFrom, map, take, toArray } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DynamoDB, DynamoDBOptions } from '../../lib/index.ts';
import { errorOf } from '../support/error-of.ts';
import { seededFaults } from './seeded-faults.ts';
import { localClient } from './servers/local-client.ts';
import { TableDispatcher } from './table-dispatcher.ts';
import type { TableFault } from './table-fault.ts';
import type { TableServiceOptions } from './table-service.ts';
import { settleOnVirtualTime, useVirtualTime } from './virtual-time.ts';

interface Song {
  readonly artist: string;
  readonly number: number;
}

const songs: readonly Song[] = Array.from({ length: 20 }, (_, number) => ({
  artist: number % 2 === 0 ? 'Nina' : `Artist ${number}`,
  number,
}));

const TableName = 'Songs';

function createClient(
  options: Partial<TableServiceOptions> = {},
  clientOptions: DynamoDBOptions = {},
): { readonly db: DynamoDB; readonly dispatcher: TableDispatcher } {
  const table = { name: TableName, key: ['artist', 'number'] as const, items: songs, pageSize: 3 };
  const dispatcher = new TableDispatcher({ tables: [table], ...options });
  return { db: localClient('http://tables.test', { dispatcher, ...clientOptions }), dispatcher };
}

const inTime = <T>(promise: Promise<T>) => settleOnVirtualTime(promise, 600_000);

const sortedByNumber = (some: readonly Song[]) => [...some].sort((a, b) => a.number - b.number);
const onFirstAttempt = (fault: TableFault) => (request: { repeats: number }) =>
  request.repeats === 0 ? fault : undefined;

describe('a table in memory behind a dispatcher', () => {
  beforeEach(useVirtualTime);
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is scanned page by page', async () => {
    const { db, dispatcher } = createClient();
    expect(await inTime(lastValueFrom(db.scan<Song>({ TableName }).pipe(toArray())))).toEqual(songs);
    expect(dispatcher.counts).toMatchObject({ requests: 7, pagesDelivered: 7, inFlight: 0, mostInFlight: 1 });
  });

  it('is scanned in segments, which together hold every item once', async () => {
    const { db, dispatcher } = createClient();
    const scanned = db.parallelScan<Song>({ TableName, TotalSegments: 3 }).pipe(toArray());
    expect(sortedByNumber(await inTime(lastValueFrom(scanned)))).toEqual(songs);
    expect(dispatcher.counts.mostInFlight).toBe(3);
  });

  it('is queried by its partition key, in descending order, with a limit and the consumed capacity', async () => {
    const { db } = createClient();
    const input = {
      TableName,
      KeyConditionExpression: '#a = :a',
      ExpressionAttributeNames: { '#a': 'artist' },
      ExpressionAttributeValues: { ':a': 'Nina' },
      ScanIndexForward: false,
      Limit: 2,
      ReturnConsumedCapacity: 'TOTAL' as const,
    };
    const pages = await inTime(lastValueFrom(db.query<Song>(input).pages().pipe(toArray())));
    expect(pages.map(({ Items = [] }) => Items.map(({ number }) => number))).toEqual([
      [18, 16],
      [14, 12],
      [10, 8],
      [6, 4],
      [2, 0],
    ]);
    expect(pages[0]?.ConsumedCapacity).toEqual({ TableName, CapacityUnits: 0.5 });
  });

  it('is written to, item by item and in batches', async () => {
    const { db, dispatcher } = createClient();
    const song = { artist: 'Miriam', number: 100 };
    const Key = { artist: 'Miriam', number: 100 };
    await inTime(firstValueFrom(db.putItem({ TableName, Item: song })));
    expect(await inTime(firstValueFrom(db.getItem({ TableName, Key })))).toMatchObject({ Item: song });
    await inTime(firstValueFrom(db.deleteItem({ TableName, Key })));
    const more = songs.map(({ number }) => ({ artist: 'Miriam', number }));
    await inTime(lastValueFrom(from(more).pipe(db.batchWrite({ TableName }))));
    expect(dispatcher.tables.get(TableName)?.size).toBe(40);
  });

  it.each<TableFault>([
    { kind: 'service', status: 500, name: 'InternalServerError' },
    { kind: 'throttle' },
    { kind: 'throttle', reasons: ['TableReadKeyRangeThroughputExceeded'] },
    { kind: 'connection', code: 'ECONNRESET' },
    { kind: 'connection', code: 'UND_ERR_SOCKET' },
  ])('makes faults that a client recovers from: %o', async (fault) => {
    const { db, dispatcher } = createClient({ faults: onFirstAttempt(fault) });
    expect(await inTime(lastValueFrom(db.scan<Song>({ TableName }).pipe(toArray())))).toEqual(songs);
    expect(dispatcher.counts).toMatchObject({ requests: 14, inFlight: 0 });
  });

  it('reports writes as unprocessed, and the client sends them again', async () => {
    const { db, dispatcher } = createClient({ faults: onFirstAttempt({ kind: 'unprocessed', count: 10 }) });
    const more = songs.map(({ number }) => ({ artist: 'Miriam', number }));
    const options = { key: ['artist', 'number'] };
    await inTime(lastValueFrom(from(more).pipe(db.batchWrite({ TableName }, options))));
    expect(dispatcher.tables.get(TableName)?.size).toBe(40);
    expect(dispatcher.counts.requests).toBeGreaterThan(1);
  });

  it('sends the reasons of a throttle', async () => {
    const reasons = ['TableReadKeyRangeThroughputExceeded'];
    const { db } = createClient({ faults: () => ({ kind: 'throttle', reasons }) }, { maxAttempts: 1 });
    const error = await inTime(errorOf(db.getItem({ TableName, Key: { artist: 'Nina', number: 0 } })));
    expect(error).toMatchObject({ name: 'ProvisionedThroughputExceededException' });
    expect(JSON.stringify(error)).toContain(reasons[0]);
  });

  it('rejects requests for unknown tables and unknown operations', async () => {
    const { db } = createClient();
    const other = await inTime(errorOf(db.scan({ TableName: 'Other' })));
    expect(other).toMatchObject({ name: 'ResourceNotFoundException' });
    const unknown = await inTime(errorOf(db.listBackups({})));
    expect(unknown).toMatchObject({ name: 'UnknownOperationException' });
  });

  it('clears the timer of a request that is aborted', async () => {
    const { db, dispatcher } = createClient({ delay: () => 1000 });
    const subscription = db.scan({ TableName }).subscribe();
    await vi.advanceTimersByTimeAsync(10);
    expect(dispatcher.counts.inFlight).toBe(1);
    subscription.unsubscribe();
    expect(dispatcher.counts).toMatchObject({ inFlight: 0, aborted: 1, pagesDelivered: 0 });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('draws the same faults for the same seed', async () => {
    const requestsOf = async (seed: number) => {
      const { db, dispatcher } = createClient({ faults: seededFaults(seed, { share: 0.5 }) });
      const numbers = db.scan<Song>({ TableName }).pipe(map(({ number }) => number));
      await inTime(lastValueFrom(numbers.pipe(take(20))));
      return dispatcher.counts.requests;
    };
    const first = await requestsOf(1);
    expect(first).toBeGreaterThan(7);
    expect(await requestsOf(1)).toBe(first);
  });
});
