import { firstValueFrom, from, lastValueFrom, take } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  ClientClosedError,
  InvalidOptionError,
  InvalidValueError,
  pacedMergeMap,
  ResourceNotFoundException,
} from '../../lib/index.ts';
import { type FakeDynamoDBOptions, type FakeTable, fakeDynamoDB } from '../../lib/testing/index.ts';
import { all } from '../support/all.ts';
import { errorOf } from '../support/error-of.ts';
import { settleOnVirtualTime, useVirtualTime } from '../support/virtual-time.ts';

interface Song {
  readonly artist: string;
  readonly number: number;
}

const songs: readonly Song[] = Array.from({ length: 20 }, (_, number) => ({
  artist: number % 2 === 0 ? 'Nina' : `Artist ${number}`,
  number,
}));

const TableName = 'Songs';

function createFake(options: FakeDynamoDBOptions = {}, table: Partial<FakeTable> = {}) {
  return fakeDynamoDB(
    {
      [TableName]: { key: ['artist', 'number'], items: songs, pageSize: 3, ...table },
      Copy: { key: ['id'] },
    },
    options,
  );
}

const inTime = <T>(promise: Promise<T>) => settleOnVirtualTime(promise, 600_000);

const sortedByNumber = (some: readonly Song[]) => [...some].sort((a, b) => a.number - b.number);
describe('a fake DynamoDB', () => {
  beforeEach(useVirtualTime);
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is scanned page by page', async () => {
    const { db, counts } = createFake();
    expect(await inTime(all(db.scan<Song>({ TableName })))).toEqual(songs);
    expect(counts).toMatchObject({ requests: 7, pagesDelivered: 7, inFlight: 0, mostInFlight: 1 });
  });

  it('is scanned in segments, which together hold every item once', async () => {
    const { db, counts } = createFake();
    const scanned = await inTime(all(db.parallelScan<Song>({ TableName, TotalSegments: 3 })));
    expect(sortedByNumber(scanned)).toEqual(songs);
    expect(counts.mostInFlight).toBe(3);
  });

  it('is scanned to its end although the scanned items are deleted meanwhile', async () => {
    const { db, items, counts } = createFake();
    const deleted = db
      .scan<Song>({ TableName })
      .pipe(pacedMergeMap((Key) => db.deleteItem({ TableName, Key }), 1));
    await inTime(lastValueFrom(deleted));
    expect(items(TableName)).toEqual([]);
    // Seven pages and twenty deletions: no page was read again.
    expect(counts.requests).toBe(27);
  });

  it('is queried by its partition key, in descending order, with a limit', async () => {
    const { db } = createFake();
    const input = {
      TableName,
      KeyConditionExpression: '#a = :a',
      ExpressionAttributeNames: { '#a': 'artist' },
      ExpressionAttributeValues: { ':a': 'Nina' },
      ScanIndexForward: false,
      Limit: 2,
    };
    const pages = await inTime(all(db.query<Song>(input).pages()));
    expect(pages.map(({ Items = [] }) => Items.map(({ number }) => number))).toEqual([
      [18, 16],
      [14, 12],
      [10, 8],
      [6, 4],
      [2, 0],
    ]);
  });

  it('counts the items of a scan or a query without returning them', async () => {
    const { db } = createFake();
    const pages = await inTime(all(db.scan({ TableName, Select: 'COUNT' }).pages()));
    expect(pages.map(({ Count, Items }) => [Count, Items])).toEqual([
      ...Array.from({ length: 6 }, () => [3, undefined]),
      [2, undefined],
    ]);
  });

  it('is written to, item by item and in batches', async () => {
    const { db, items } = createFake();
    const song = { artist: 'Miriam', number: 100 };
    const ReturnValues = 'ALL_OLD' as const;
    await inTime(firstValueFrom(db.putItem({ TableName, Item: song })));
    expect(await inTime(firstValueFrom(db.getItem({ TableName, Key: song })))).toMatchObject({ Item: song });
    const deleted = await inTime(firstValueFrom(db.deleteItem({ TableName, Key: song, ReturnValues })));
    expect(deleted).toMatchObject({ Attributes: song });
    expect(await inTime(firstValueFrom(db.getItem({ TableName, Key: song })))).toEqual({});
    const more = songs.map(({ number }) => ({ artist: 'Miriam', number }));
    await inTime(all(from(more).pipe(db.batchWrite({ TableName }))));
    expect(items(TableName)).toEqual([...songs, ...more]);
  });

  it('is read and emptied by the batch operators', async () => {
    const { db, items } = createFake();
    const results = await inTime(all(from(songs).pipe(db.batchGet<Song>({ TableName }))));
    expect(sortedByNumber(results.flatMap(({ Item }) => Item ?? []))).toEqual(songs);
    await inTime(all(from(songs).pipe(db.batchDelete({ TableName }))));
    expect(items(TableName)).toEqual([]);
  });

  it('keeps every digit and every attribute of its items', async () => {
    const item = JSON.parse('{ "id": "1", "__proto__": { "constructor": 1 } }');
    const { db, items } = fakeDynamoDB({ Copy: { key: ['id'] } });
    await inTime(
      firstValueFrom(db.putItem({ TableName: 'Copy', Item: { ...item, big: 12345678901234567890n } })),
    );
    const [read] = items('Copy');
    expect(Object.entries(read ?? {})).toEqual([
      ['id', '1'],
      ['__proto__', { constructor: 1 }],
      ['big', 12345678901234567890n],
    ]);
  });

  it('shows the requests that it has received', async () => {
    const { db, requests } = createFake({ faults: { kind: 'cut', operation: 'GetItem', times: 1 } });
    await inTime(firstValueFrom(db.getItem({ TableName, Key: { artist: 'Nina', number: 2 } })));
    await inTime(all(db.parallelScan({ TableName, TotalSegments: 2 }).pipe(take(1))));
    const input = { TableName, Key: { artist: 'Nina', number: 2 } };
    expect(requests.slice(0, 2)).toMatchObject([
      { operation: 'GetItem', table: TableName, input, attempt: 1, repeats: 0, page: undefined },
      { operation: 'GetItem', table: TableName, input, attempt: 2, repeats: 1 },
    ]);
    expect(requests[2]).toMatchObject({ operation: 'Scan', segment: 0, page: 0 });
    expect(requests[1]?.time).toBeGreaterThan(requests[0]?.time ?? Number.NaN);
    expect(JSON.parse(requests[0]?.body ?? '')).toMatchObject({ Key: { number: { N: '2' } } });
  });

  it('rejects requests for tables that it does not have, as the service does', async () => {
    const { db } = createFake();
    const error = await inTime(errorOf(db.scan({ TableName: 'Other' })));
    expect(error).toBeInstanceOf(ResourceNotFoundException);
    expect(error).toMatchObject({ tableName: 'Other', attempts: 1 });
  });

  it('takes as long for a response as `delay` says', async () => {
    const { db, requests } = createFake({ delay: ({ page = 0 }) => 10 * (page + 1) });
    await inTime(all(db.scan({ TableName, Limit: 3 }).pipe(take(9))));
    const [first = 0, second = 0, third = 0] = requests.map(({ time }) => time);
    expect([second - first, third - second]).toEqual([10, 20]);
  });

  it('needs no timer with a delay of 0', async () => {
    const { db } = createFake({ delay: 0 });
    expect(await all(db.scan({ TableName }))).toEqual(songs);
  });

  it('answers while fake timers are advanced asynchronously, and its client waits on them', async () => {
    const { db } = createFake({ faults: { kind: 'throttle', times: 1 } });
    const found = vi.fn();
    const subscription = db.getItem({ TableName, Key: { artist: 'Nina', number: 0 } }).subscribe(found);
    await vi.runAllTimersAsync();
    expect(found).toHaveBeenCalledOnce();
    subscription.unsubscribe();
  });

  it('clears the timer of a request that is aborted', async () => {
    const { db, counts } = createFake({ delay: 1000 });
    const subscription = db.scan({ TableName }).subscribe();
    await vi.advanceTimersByTimeAsync(10);
    expect(counts.inFlight).toBe(1);
    subscription.unsubscribe();
    expect(counts).toMatchObject({ inFlight: 0, aborted: 1, pagesDelivered: 0 });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('passes options to its client', async () => {
    const { db, items } = createFake({ client: { numbers: String } });
    const Key = { artist: 'Nina', number: 0 };
    const read = { artist: 'Nina', number: '0' };
    expect(await inTime(firstValueFrom(db.getItem({ TableName, Key })))).toMatchObject({ Item: read });
    expect(items(TableName)).toContainEqual(read);
  });

  it('closes its client', async () => {
    const fake = createFake({ delay: 0 });
    {
      await using closed = fake;
      await firstValueFrom(closed.db.getItem({ TableName, Key: { artist: 'Nina', number: 0 } }));
    }
    expect(await errorOf(fake.db.scan({ TableName }))).toBeInstanceOf(ClientClosedError);
  });

  it('shares nothing with another one', async () => {
    const [one, other] = [createFake(), createFake()];
    await inTime(firstValueFrom(one.db.deleteItem({ TableName, Key: { artist: 'Nina', number: 0 } })));
    expect([one, other].map(({ items }) => items(TableName).length)).toEqual([19, 20]);
    expect(other.requests).toEqual([]);
  });
});

describe('the options of a fake DynamoDB', () => {
  const key = ['id'] as const;

  it.each<[option: string, tables: object, options?: object]>([
    ['Music.key', { Music: {} }],
    ['Music.key', { Music: { key: [] } }],
    ['Music.key', { Music: { key: 'id' } }],
    ['Music.key', { Music: { key: ['id', 'id'] } }],
    ['Music', { Music: undefined }],
    ['Music', { Music: { key, pagesize: 2 } }],
    ['Music.pageSize', { Music: { key, pageSize: 0 } }],
    ['Music.items', { Music: { key, items: { id: 1 } } }],
    ['Music.units', { Music: { key, units: -1 } }],
    ['Music.units', { Music: { key, units: { reads: 1 } } }],
    ['Music.units.read', { Music: { key, units: { read: '1' } } }],
    ['tables', ['Music']],
    ['options', {}, { fault: [] }],
    ['delay', {}, { delay: '10' }],
    ['delay', {}, { delay: Number.POSITIVE_INFINITY }],
    ['client', {}, { client: 4 }],
    ['client.endpoint', {}, { client: { endpoint: 'http://localhost' } }],
    ['maxAttempts', {}, { client: { maxAttempts: 0 } }],
    ['faults.kind', {}, { faults: { kind: 'thottle' } }],
    ['faults[0].kind', {}, { faults: [{ operation: 'Scan' }] }],
    ['faults[1]', {}, { faults: [{ kind: 'cut' }, 'cut'] }],
    ['faults', {}, { faults: { kind: 'throttle', op: 'Scan' } }],
    ['faults.operation', {}, { faults: { kind: 'throttle', operation: 'scan' } }],
    ['faults.table', { Music: { key } }, { faults: { kind: 'throttle', table: 'Musik' } }],
    ['faults.segment', {}, { faults: { kind: 'throttle', segment: '1' } }],
    ['faults.page', {}, { faults: { kind: 'throttle', page: -1 } }],
    ['faults.times', {}, { faults: { kind: 'throttle', times: 0 } }],
    ['faults.reasons', {}, { faults: { kind: 'throttle', reasons: 'KeyRange' } }],
    ['faults.name', {}, { faults: { kind: 'fail' } }],
    ['faults.status', {}, { faults: { kind: 'fail', name: 'ValidationException', status: 200 } }],
    ['faults.milliseconds', {}, { faults: { kind: 'delay' } }],
    ['faults.code', {}, { faults: { kind: 'cut', code: 'EPIPE' } }],
    ['faults.isProcessed', {}, { faults: { kind: 'cut', isProcessed: 'yes' } }],
    ['faults.count', {}, { faults: { kind: 'unprocessed' } }],
  ])('are refused with the option %s: %j, %j', (option, tables, options) => {
    const error = thrownBy(() => fakeDynamoDB(tables as Record<string, FakeTable>, options));
    expect(error).toBeInstanceOf(InvalidOptionError);
    expect(error).toMatchObject({ option });
  });

  it.each<[path: string, item: unknown]>([
    ['Music.items[1].id', { name: 'no key' }],
    ['Music.items[1].id', { id: true }],
    ['Music.items[1].id', { id: '' }],
    ['Music.items[1].id', JSON.parse('{ "__proto__": { "id": "1" } }')],
    ['Music.items[1].price', { id: '1', price: Number.NaN }],
    ['Music.items[1]', 'an item'],
  ])('are refused with the path %s of an item: %j', (path, item) => {
    const items = [{ id: '0' }, item] as object[];
    const error = thrownBy(() => fakeDynamoDB({ Music: { key, items } }));
    expect(error).toBeInstanceOf(InvalidValueError);
    expect(error).toMatchObject({ path });
  });

  it('name the tables that there are, if one is asked for that does not exist', () => {
    const { items } = createFake();
    const error = thrownBy(() => items('Musik' as 'Copy'));
    expect(String(error)).toContain('The name of a table must be "Songs" or "Copy", not "Musik"');
  });

  it('do not change, and are not changed', async () => {
    const item = Object.freeze({ id: '1', tags: Object.freeze(['a']) });
    const table = Object.freeze({ key, items: Object.freeze([item]) });
    const { db, items } = fakeDynamoDB(Object.freeze({ Music: table }), { delay: 0 });
    await firstValueFrom(db.putItem({ TableName: 'Music', Item: { id: '1', tags: [] } }));
    expect(items('Music')).toEqual([{ id: '1', tags: [] }]);
    expect(item.tags).toEqual(['a']);
  });
});

function thrownBy(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}
