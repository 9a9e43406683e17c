import { from, lastValueFrom, NEVER, type Observable, reduce, take, tap, throwError } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Progress, type ProgressOptions, pacedMergeMap, scanCheckpoint } from '../../lib/index.ts';
import { type FakeDynamoDBOptions, fakeDynamoDB } from '../../lib/testing/index.ts';
import { seededRandom } from '../../lib/testing/seeded-random.ts';
import { rejectionOf } from '../support/rejection-of.ts';
import { settleOnVirtualTime, useVirtualTime } from '../support/virtual-time.ts';

beforeEach(useVirtualTime);

afterEach(() => {
  vi.useRealTimers();
});

const songs = Array.from({ length: 100 }, (_, index) => ({ Artist: `Artist ${index}`, plays: index }));

/** 100 songs in pages of 10, each of which takes 490 ms. */
function music(options: FakeDynamoDBOptions = {}) {
  const Music = { key: ['Artist'], items: songs, pageSize: 10 } as const;
  return fakeDynamoDB({ Music, Copy: { key: ['Artist'] } }, { delay: 490, ...options });
}

const TableName = 'Music';

async function reportsOf(
  run: (options: ProgressOptions) => Observable<unknown>,
  options: Omit<ProgressOptions, 'progress'> = {},
): Promise<readonly Progress[]> {
  const reports: Progress[] = [];
  const done = lastValueFrom(run({ ...options, progress: (each) => void reports.push(each) }), {
    defaultValue: undefined,
  });
  await settleOnVirtualTime(
    done.catch(() => {}),
    600_000,
  );
  return reports;
}

describe('the progress of a scan', () => {
  it('is reported every interval and at the end', async () => {
    const { db } = music();
    const reports = await reportsOf((options) => db.scan({ TableName }, options));
    expect(reports.map(({ elapsed }) => elapsed)).toEqual([1000, 2000, 3000, 4000, 4900]);
    expect(reports.map(({ state }) => state)).toEqual([...Array(4).fill('running'), 'complete']);
    expect(reports.map(({ scanned }) => scanned)).toEqual([20, 40, 60, 80, 100]);
    expect(reports.at(-1)).toMatchObject({ items: 100, pages: 10, requests: 10, retries: 0, throttles: 0 });
  });

  it('says how fast it is, now and overall', async () => {
    const { db } = music();
    const { rates } = (await reportsOf((options) => db.scan({ TableName }, options)))[3] ?? {};
    expect(rates?.now).toMatchObject({ items: 20, scanned: 20 });
    expect(rates?.overall.items).toBe(20);
    expect(rates?.now.bytes).toBeGreaterThan(400);
  });

  it('is plain JSON', async () => {
    const { db } = music();
    const [first] = await reportsOf((options) => db.scan({ TableName }, options));
    expect(JSON.parse(JSON.stringify(first))).toEqual(first);
  });

  it('is reported at the given interval, or only at the end', async () => {
    const { db } = music();
    const scan = (options: ProgressOptions) => db.scan({ TableName }, options);
    expect((await reportsOf(scan, { progressInterval: 2500 })).length).toBe(2);
    expect((await reportsOf(scan, { progressInterval: Number.POSITIVE_INFINITY })).length).toBe(1);
  });

  it('counts the units that the requests consume, and what they cost', async () => {
    const { db, requests } = music();
    const scan = (options: ProgressOptions) => db.scan({ TableName }, options);
    const last = (await reportsOf(scan, { unitPrice: { read: 250_000, write: 7 } })).at(-1);
    expect(requests.filter(({ input }) => input.ReturnConsumedCapacity === 'TOTAL').length).toBe(10);
    expect(last?.units).toEqual({ read: 5, write: 0 });
    expect(last?.cost).toBe(1.25);
    expect((await reportsOf(scan)).at(-1)).not.toHaveProperty('cost');
  });

  it('never lowers the consumed capacity that the request asks for, and leaves the input as it is', async () => {
    const { db, requests } = music();
    const input = Object.freeze({ TableName, ReturnConsumedCapacity: 'INDEXES' } as const);
    await reportsOf((options) => db.scan(input, options));
    const levels = requests.map(({ input: { ReturnConsumedCapacity } }) => ReturnConsumedCapacity);
    expect(new Set(levels.filter((level) => level !== undefined))).toEqual(new Set(['INDEXES']));
    expect(input.ReturnConsumedCapacity).toBe('INDEXES');
  });

  it('counts retries and throttles', async () => {
    const { db } = music({ faults: { kind: 'throttle', operation: 'Scan', times: 3 } });
    const reports = await reportsOf((options) => db.scan({ TableName }, options));
    expect(reports.at(-1)).toMatchObject({ requests: 13, retries: 3, throttles: 3, items: 100 });
  });

  it('has the ItemCount of the table as its first estimate, and the time left', async () => {
    const { db, requests } = music();
    const reports = await reportsOf((options) => db.scan({ TableName }, options));
    expect(requests.filter(({ operation }) => operation === 'DescribeTable').length).toBe(1);
    const [first, second] = reports;
    expect(first?.estimate).toBeUndefined();
    expect(second?.estimate).toEqual({ items: 100, low: 40, basis: 'ItemCount' });
    expect(second?.remaining).toBe(3000);
    expect(reports.at(-1)).toMatchObject({ estimate: { items: 100, low: 100, high: 100 }, remaining: 0 });
  });

  it('has no estimate, and does not fail, if DescribeTable is refused', async () => {
    const { db } = music({
      faults: { kind: 'fail', operation: 'DescribeTable', name: 'AccessDeniedException' },
    });
    const reports = await reportsOf((options) => db.scan({ TableName }, options));
    expect(reports.map(({ estimate }) => estimate)).toEqual(Array(5).fill(undefined));
    expect(reports.at(-1)?.state).toBe('complete');
  });

  it('sends no DescribeTable for a scan that is shorter than an interval, nor for a query', async () => {
    const { db, requests } = music({ delay: 1 });
    await reportsOf((options) => db.scan({ TableName }, options));
    const key = { KeyConditionExpression: 'Artist = :a', ExpressionAttributeValues: { ':a': 'Artist 1' } };
    const query = (options: ProgressOptions) => db.query({ TableName, ...key }, options);
    expect((await reportsOf(query)).at(-1)).toMatchObject({ items: 1, units: { read: 0.5 } });
    expect(requests.filter(({ operation }) => operation === 'DescribeTable')).toEqual([]);
  });

  it('ends with the failure of the stream', async () => {
    const faults = { kind: 'fail', name: 'ValidationException', page: 3 } as const;
    const { db } = music({ faults });
    const reports = await reportsOf((options) => db.scan({ TableName }, options));
    expect(reports.at(-1)).toMatchObject({ state: 'failed', items: 30 });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends without a report when it is unsubscribed, by take(n) too', async () => {
    const { db } = music();
    const reports = await reportsOf((options) => db.scan({ TableName }, options).pipe(take(25)));
    expect(reports.map(({ state }) => state)).toEqual(['running']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends without a report when its signal is aborted', async () => {
    const { db } = music();
    const signal = AbortSignal.abort();
    expect(await reportsOf((options) => db.scan({ TableName }, { ...options, signal }))).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('goes on while the consumer wants nothing', async () => {
    const { db } = music();
    const reports: Progress[] = [];
    const subscription = db
      .scan({ TableName }, { progress: (each) => void reports.push(each) })
      .pipe(pacedMergeMap(() => NEVER, 1))
      .subscribe();
    await vi.advanceTimersByTimeAsync(5000);
    subscription.unsubscribe();
    expect(reports.at(-1)).toMatchObject({ pages: 1, limitedBy: 'sink' });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('fails the stream with what the callback throws, while it runs and when it completes', async () => {
    const problem = new Error('No terminal');
    const progress = () => {
      throw problem;
    };
    for (const progressInterval of [1000, Number.POSITIVE_INFINITY]) {
      const { db } = music();
      const scan = db.scan({ TableName }, { progress, progressInterval });
      const error = rejectionOf(lastValueFrom(scan));
      expect(await settleOnVirtualTime(error, 60_000)).toBe(problem);
      expect(vi.getTimerCount()).toBe(0);
    }
  });

  it('keeps the error of the stream if the callback throws at its end', async () => {
    const { db } = music({ faults: { kind: 'fail', name: 'ValidationException' } });
    const progress = () => {
      throw new Error('No terminal');
    };
    const error = rejectionOf(lastValueFrom(db.scan({ TableName }, { progress })));
    expect(await settleOnVirtualTime(error, 60_000)).toMatchObject({ name: 'ValidationException' });
  });

  it('starts anew for each subscription', async () => {
    const { db } = music();
    const reports: Progress[] = [];
    const scan = db.scan(
      { TableName },
      { progress: (each) => void reports.push(each), progressInterval: 1e6 },
    );
    await settleOnVirtualTime(lastValueFrom(scan), 60_000);
    await settleOnVirtualTime(lastValueFrom(scan), 60_000);
    expect(reports.map(({ items }) => items)).toEqual([100, 100]);
  });

  it.each([
    ['progress', { progress: 'yes' }],
    ['progressInterval', { progress: () => {}, progressInterval: 0 }],
    ['progressInterval', { progress: () => {}, progressInterval: Number.NaN }],
    ['unitPrice', { progress: () => {}, unitPrice: 5 }],
    ['unitPrice.read', { progress: () => {}, unitPrice: { read: -1 } }],
  ])('refuses an invalid `%s` before anything is sent', async (option, options) => {
    const { db, requests } = music();
    const invalid = options as ProgressOptions;
    for (const scan of [
      db.scan({ TableName }, invalid),
      db.parallelScan({ TableName, TotalSegments: 2 }, invalid),
    ])
      expect(await rejectionOf(lastValueFrom(scan))).toMatchObject({ name: 'InvalidOptionError', option });
    expect(() => db.batchWrite({ TableName }, invalid)).toThrow(`\`${option}\``);
    expect(requests).toEqual([]);
  });
});

describe('the progress of a parallel scan', () => {
  it('counts segments, and estimates the whole by those that have finished', async () => {
    const { db } = music();
    const scan = (options: ProgressOptions) =>
      db.parallelScan({ TableName, TotalSegments: 20 }, { ...options, concurrency: 2 });
    const reports = await reportsOf(scan);
    expect(reports[0]?.segments).toMatchObject({ total: 20 });
    const halfWay = reports.find(({ scanned }) => scanned >= 50);
    expect(halfWay?.estimate?.basis).toBe('segments');
    expect(halfWay?.estimate?.low).toBeLessThanOrEqual(100);
    expect(halfWay?.estimate?.high).toBeGreaterThanOrEqual(100);
    expect(reports.at(-1)).toMatchObject({
      segments: { finished: 20, started: 20, total: 20 },
      remaining: 0,
    });
  });

  it.each([1, 2, 3, 4, 5])('holds the truth from half way on, on skewed table %d', async (seed) => {
    const random = seededRandom(seed);
    const items = Array.from({ length: 300 }, (_, artist) =>
      Array.from({ length: Math.ceil(-4 * Math.log(1 - random())) }, (_, song) => ({
        Artist: `Artist ${seed}/${artist}`,
        SongTitle: `Song ${song}`,
      })),
    ).flat();
    const key = ['Artist', 'SongTitle'] as const;
    const { db } = fakeDynamoDB({ Music: { key, items, pageSize: 2 } }, { delay: 490 });
    const reports = await reportsOf((options) =>
      db.parallelScan({ TableName, TotalSegments: 150 }, { ...options, concurrency: 4 }),
    );
    const estimates = reports
      .filter(({ scanned }) => scanned >= items.length / 2)
      .map(({ estimate }) => estimate);
    expect(estimates.length).toBeGreaterThan(20);
    for (const estimate of estimates) {
      expect(estimate?.basis).toBe('segments');
      expect(estimate?.low).toBeLessThanOrEqual(items.length);
      expect(estimate?.high).toBeGreaterThanOrEqual(items.length);
    }
  });

  it('counts the segments that its checkpoint has finished, and estimates only the others', async () => {
    const { db } = music();
    const input = { TableName, TotalSegments: 10 };
    const first = scanCheckpoint();
    const begun = db.parallelScan(input, { checkpoint: first, concurrency: 1 }).pages();
    const read = begun.pipe(
      take(7),
      tap(first.acknowledge),
      reduce((sum, { ScannedCount = 0 }) => sum + ScannedCount, 0),
    );
    const rest = 100 - (await settleOnVirtualTime(lastValueFrom(read), 60_000));
    const checkpoint = scanCheckpoint(JSON.parse(JSON.stringify(first)));
    const reports = await reportsOf((options) =>
      db.parallelScan(input, { ...options, checkpoint, concurrency: 1 }).pages(),
    );
    const finished = first.toJSON().finished.reduce((sum, [low, high]) => sum + high - low + 1, 0);
    expect(finished).toBeGreaterThan(2);
    expect(reports[0]?.segments).toMatchObject({ total: 10 });
    expect(reports[0]?.segments?.finished).toBeGreaterThanOrEqual(finished);
    expect(reports.at(-1)).toMatchObject({
      segments: { finished: 10, started: 10, total: 10 },
      estimate: { items: rest },
      items: rest,
    });
    for (const { estimate, scanned } of reports)
      expect(estimate?.low ?? scanned).toBeGreaterThanOrEqual(scanned);
  });
});

describe('the progress of a batch operator', () => {
  it('counts the elements that were written, the bytes sent, and the units', async () => {
    const { db } = music({ delay: 100 });
    const copy = (options: ProgressOptions) =>
      from(songs).pipe(db.batchWrite({ TableName: 'Copy' }, { ...options, concurrency: 1 }));
    const last = (await reportsOf(copy, { progressInterval: 100 })).at(-1);
    expect(last).toMatchObject({
      state: 'complete',
      items: 100,
      scanned: 100,
      pages: 4,
      limitedBy: 'network',
    });
    expect(last?.units).toEqual({ read: 0, write: 100 });
    expect(last?.bytes).toBeGreaterThan(3000);
    expect(last).not.toHaveProperty('estimate');
  });

  it('counts unprocessed items as a throttle and a retry', async () => {
    const { db } = music({
      faults: { kind: 'unprocessed', operation: 'BatchWriteItem', count: 5, times: 1 },
    });
    const copy = (options: ProgressOptions) =>
      from(songs).pipe(db.batchWrite({ TableName: 'Copy' }, options));
    expect((await reportsOf(copy)).at(-1)).toMatchObject({ items: 100, throttles: 1, retries: 1 });
  });

  it('counts the keys that were looked up, and the bytes received', async () => {
    const { db } = music();
    const read = (options: ProgressOptions) => from(songs).pipe(db.batchGet({ TableName }, options));
    const last = (await reportsOf(read)).at(-1);
    expect(last).toMatchObject({ items: 100, pages: 1, units: { read: 50 } });
    expect(last?.bytes).toBeGreaterThan(3000);
  });

  it('is limited by the source if that is slower than the requests', async () => {
    const { db } = music({ delay: 50 });
    const copy = (options: ProgressOptions) =>
      db.scan({ TableName }).pipe(db.batchWrite({ TableName: 'Copy' }, { ...options, linger: 1 }));
    const { db: slow } = music({ delay: 2000 });
    const slowCopy = (options: ProgressOptions) =>
      slow.scan({ TableName }).pipe(db.batchWrite({ TableName: 'Copy' }, { ...options, linger: 1 }));
    expect((await reportsOf(slowCopy)).at(-1)?.limitedBy).toBe('source');
    expect((await reportsOf(copy)).at(-1)?.state).toBe('complete');
  });

  it('reports the failure of its source', async () => {
    const { db } = music();
    const broken = throwError(() => new Error('The source is broken'));
    const copy = (options: ProgressOptions) => broken.pipe(db.batchDelete({ TableName }, options));
    expect((await reportsOf(copy)).map(({ state }) => state)).toEqual(['failed']);
  });
});

describe('a stream without progress', () => {
  it('asks for no consumed capacity, and sends no DescribeTable', async () => {
    const { db, requests } = music();
    await settleOnVirtualTime(lastValueFrom(db.scan({ TableName })), 60_000);
    expect(requests.map(({ operation }) => operation)).toEqual(Array(10).fill('Scan'));
    expect(requests.every(({ input }) => !('ReturnConsumedCapacity' in input))).toBe(true);
  });
});
