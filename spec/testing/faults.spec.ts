import { from, map, type Observable, take } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FakeDynamoDBOptions, type Fault, fakeDynamoDB, seededFaults } from '../../lib/testing/index.ts';
import { all } from '../support/all.ts';
import { errorOf } from '../support/error-of.ts';
import { settleOnVirtualTime, useVirtualTime } from '../support/virtual-time.ts';

const TableName = 'Songs';
const songs = Array.from({ length: 20 }, (_, number) => ({ artist: `Artist ${number % 5}`, number }));
const more = songs.map(({ number }) => ({ artist: 'Miriam', number }));
const Key = { artist: 'Artist 0', number: 0 };

function createFake(options: FakeDynamoDBOptions) {
  const table = { key: ['artist', 'number'] as const, items: songs, pageSize: 3 };
  return fakeDynamoDB({ [TableName]: table, Copy: table }, options);
}

const inTime = <T>(promise: Promise<T>) => settleOnVirtualTime(promise, 600_000);

describe('faults of a fake DynamoDB', () => {
  beforeEach(useVirtualTime);
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each<Fault>([
    { kind: 'fail', name: 'InternalServerError' },
    { kind: 'fail', name: 'ServiceUnavailable' },
    { kind: 'throttle' },
    { kind: 'throttle', name: 'ThrottlingException', reasons: ['TableReadAccountLimitExceeded'] },
    { kind: 'cut' },
    { kind: 'cut', code: 'UND_ERR_SOCKET', isProcessed: true },
  ])('are met by as many requests as `times` says, and the client sends them again: %o', async (fault) => {
    const { db, counts } = createFake({ faults: { ...fault, times: 2 } });
    expect(await inTime(all(db.scan({ TableName })))).toEqual(songs);
    expect(counts).toMatchObject({ requests: 9, inFlight: 0 });
  });

  it('are met only by requests with the operation, the table, the segment and the page of the rule', async () => {
    const filter = { operation: 'Scan', table: TableName, segment: 1, page: 1 };
    const { db, requests } = createFake({ faults: { kind: 'cut', ...filter, times: 1 } });
    await inTime(all(db.parallelScan({ TableName, TotalSegments: 2 })));
    await inTime(all(db.parallelScan({ TableName: 'Copy', TotalSegments: 2 })));
    const repeated = requests.filter(({ repeats }) => repeats > 0);
    expect(repeated).toMatchObject([filter]);
  });

  it('are those of the first rule or function that applies', async () => {
    const { db } = createFake({
      faults: [
        { kind: 'fail', name: 'ValidationException', operation: 'Scan' },
        ({ operation }) =>
          operation === 'GetItem' ? { kind: 'fail', name: 'AccessDeniedException' } : undefined,
        { kind: 'fail', name: 'ResourceInUseException', status: 418 },
      ],
    });
    const calls = [db.scan({ TableName }), db.getItem({ TableName, Key }), db.deleteItem({ TableName, Key })];
    const errors = await inTime(Promise.all(calls.map((call) => errorOf(call as Observable<unknown>))));
    expect(errors).toMatchObject([
      { name: 'ValidationException', statusCode: 400 },
      { name: 'AccessDeniedException', statusCode: 400 },
      { name: 'ResourceInUseException', statusCode: 418 },
    ]);
  });

  it('carry the reasons of a throttle, with the table', async () => {
    const reason = 'TableReadKeyRangeThroughputExceeded';
    const faults = { kind: 'throttle', reasons: [reason] } as const;
    const { db, counts } = createFake({ faults, client: { maxAttempts: 2 } });
    const error = await inTime(errorOf(db.getItem({ TableName, Key })));
    expect(error).toMatchObject({
      name: 'ProvisionedThroughputExceededException',
      throttlingReasons: [{ reason, resource: expect.stringMatching(/table\/Songs$/) }],
    });
    expect(counts.requests).toBe(2);
  });

  it('delay a response beyond its usual time', async () => {
    const { db, requests } = createFake({ faults: { kind: 'delay', milliseconds: 500, page: 0 }, delay: 10 });
    await inTime(all(db.scan({ TableName }).pipe(take(9))));
    const [first = 0, second = 0, third = 0] = requests.map(({ time }) => time);
    expect([second - first, third - second]).toEqual([510, 10]);
  });

  it.each([true, false])(
    'cut the connection after the request was processed, or before: %s',
    async (isProcessed) => {
      const { db, items } = createFake({ faults: { kind: 'cut', isProcessed }, client: { maxAttempts: 1 } });
      const error = await inTime(errorOf(db.deleteItem({ TableName, Key })));
      expect(error).toMatchObject({ name: 'TransportError', cause: { code: 'ECONNRESET' } });
      expect(items(TableName)).toHaveLength(isProcessed ? 19 : 20);
    },
  );

  it('leave writes and keys of a batch unprocessed, and the client sends them again', async () => {
    const { db, items, requests } = createFake({ faults: { kind: 'unprocessed', count: 15, times: 2 } });
    await inTime(all(from(more).pipe(db.batchWrite({ TableName }, { key: ['artist', 'number'] }))));
    expect(items(TableName)).toEqual([...songs, ...more]);
    expect(requests.map(({ operation }) => operation)).toEqual(Array(3).fill('BatchWriteItem'));
    const read = createFake({ faults: { kind: 'unprocessed', count: 15, times: 1 } });
    const found = from(songs).pipe(read.db.batchGet({ TableName }, { key: ['artist', 'number'] }));
    expect(await inTime(all(found))).toHaveLength(20);
    expect(read.counts.requests).toBe(2);
  });

  it('that a function returns are checked when it returns them', async () => {
    const { db } = createFake({ faults: () => ({ kind: 'thottle' }) as never });
    const error = await inTime(errorOf(db.getItem({ TableName, Key })));
    expect(error).toMatchObject({ name: 'InvalidOptionError', option: 'faults().kind' });
  });

  it('are random, and the same for the same seed', async () => {
    const requestsOf = async (seed: number) => {
      const { db, counts } = createFake({ faults: seededFaults(seed, { share: 0.5 }) });
      await inTime(all(db.scan<{ number: number }>({ TableName }).pipe(map(({ number }) => number))));
      return counts.requests;
    };
    const first = await requestsOf(1);
    expect(first).toBeGreaterThan(7);
    expect(await requestsOf(1)).toBe(first);
    const bySeed = await Promise.all([2, 3, 4, 5].map(requestsOf));
    expect(new Set(bySeed).size).toBeGreaterThan(1);
  });

  it('throttle requests for a stream as the service does', () => {
    const plan = seededFaults(1, { share: 1 });
    const request = { table: TableName, input: {}, time: 0, attempt: 1, segment: undefined, page: undefined };
    const draw = (operation: string) =>
      Array.from({ length: 40 }, (_, index) =>
        plan({ ...request, operation, body: String(index), repeats: 0 }),
      ).filter((fault) => fault?.kind === 'throttle');
    for (const throttle of draw('GetRecords'))
      expect(throttle).toEqual({ kind: 'throttle', name: 'LimitExceededException' });
    expect(draw('GetRecords').length).toBeGreaterThan(3);
    expect(draw('GetItem')).not.toContainEqual({ kind: 'throttle', name: 'LimitExceededException' });
  });

  it('are refused with a share or a number of failures that is none', () => {
    expect(() => seededFaults(1, { share: 30 })).toThrow('`share` must be a number from 0 to 1, not 30');
    expect(() => seededFaults(1, { share: 0.3, maxFailures: -1 })).toThrow('`maxFailures`');
  });

  it('do not hide what the fake does not support', async () => {
    const { db } = createFake({ faults: { kind: 'throttle' } });
    const error = await inTime(errorOf(db.listTables()));
    expect(error).toMatchObject({ name: 'UnsupportedByFakeError' });
  });
});
