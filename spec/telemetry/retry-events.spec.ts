import { from } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FakeDynamoDBOptions, fakeDynamoDB } from '../../lib/testing/index.ts';
import { all } from '../support/all.ts';
import { errorOf } from '../support/error-of.ts';
import { settleOnVirtualTime, useVirtualTime } from '../support/virtual-time.ts';
import { eventsOn, recordEvents } from './recorded-events.ts';

const TableName = 'Music';
const Key = { artist: 'Nina', number: 1 };
const songs = Array.from({ length: 9 }, (_, number) => ({ artist: `Artist ${number}`, number }));
const throttle = 'ProvisionedThroughputExceededException';

const fake = (options: FakeDynamoDBOptions) =>
  fakeDynamoDB({ [TableName]: { key: ['artist', 'number'], items: songs } }, options).db;
const inTime = <T>(promise: Promise<T>) => settleOnVirtualTime(promise, 600_000);
const sumOf = (numbers: readonly unknown[]) => (numbers as number[]).reduce((sum, number) => sum + number, 0);

beforeEach(useVirtualTime);
afterEach(() => void vi.useRealTimers());

describe('the channels rxdynamo:retry and rxdynamo:throttle', () => {
  it('tell of each retry of a single call: why, after which attempt, and the delay', async () => {
    const recorded = recordEvents(['retry', 'throttle', 'call']);
    const faults = [
      { kind: 'fail', name: 'InternalServerError', times: 1 } as const,
      { kind: 'throttle', reasons: ['TableReadProvisionedThroughputExceeded'], times: 1 } as const,
    ];
    await inTime(all(fake({ faults }).getItem({ TableName, Key })));
    const retries = eventsOn(recorded, 'retry');
    const subject = { operation: 'GetItem', tableName: TableName };
    expect(retries).toMatchObject([
      {
        ...subject,
        source: 'request',
        kind: 'transient',
        attempt: 1,
        error: { name: 'InternalServerError' },
      },
      { ...subject, source: 'request', kind: 'throttling', attempt: 2, error: { name: throttle } },
    ]);
    expect(retries[1]?.totalRetryDelay).toBe(sumOf(retries.map(({ delay }) => delay)));
    const [call] = recorded.filter(({ on }) => on === 'call:start');
    expect(retries[0]?.call).toBe(call?.original);
    expect(eventsOn(recorded, 'throttle')).toMatchObject([
      {
        ...subject,
        attempt: 2,
        error: { name: throttle, statusCode: 400 },
        throttlingReasons: [{ reason: 'TableReadProvisionedThroughputExceeded' }],
      },
    ]);
  });

  it('tell of the retries of a stream with the segment, also 0, and of the attempts of one page', async () => {
    const recorded = recordEvents(['retry', 'throttle']);
    const db = fake({ faults: { kind: 'throttle', segment: 0, times: 5 } });
    await inTime(all(db.parallelScan({ TableName, TotalSegments: 2 })));
    const retries = eventsOn(recorded, 'retry');
    expect(retries.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4, 5]);
    expect(retries[4]).toMatchObject({
      operation: 'Scan',
      tableName: TableName,
      segment: 0,
      source: 'stream',
      kind: 'throttling',
      error: { name: throttle },
    });
    expect(retries[4]?.totalRetryDelay).toBeCloseTo(sumOf(retries.map(({ delay }) => delay)));
    const throttles = eventsOn(recorded, 'throttle');
    expect(throttles.map(({ segment, attempt }) => [segment, attempt])).toEqual(
      [1, 2, 3, 4, 5].map((attempt) => [0, attempt]),
    );
  });

  it('tell of a batch that is throttled as a whole, and of its unprocessed items', async () => {
    const recorded = recordEvents(['retry', 'throttle']);
    const faults = [
      { kind: 'throttle', operation: 'BatchWriteItem', times: 4 } as const,
      { kind: 'unprocessed', operation: 'BatchWriteItem', count: 8, times: 1 } as const,
    ];
    await inTime(all(from(songs).pipe(fake({ faults }).batchWrite({ TableName }))));
    const subject = { operation: 'BatchWriteItem', tableName: TableName };
    const retries = eventsOn(recorded, 'retry');
    expect(retries.map(({ source }) => source)).toEqual(['request', 'request', 'request', 'batch', 'batch']);
    const ofBatch = {
      ...subject,
      source: 'batch',
      kind: 'throttling',
      attempt: 1,
      delay: expect.any(Number),
    };
    expect(retries[3]).toMatchObject({ ...ofBatch, itemCount: 9, error: { name: throttle, attempts: 4 } });
    expect(retries[4]).toMatchObject({ ...ofBatch, itemCount: 8 });
    expect(retries[4]).not.toHaveProperty('error');
    const throttles = eventsOn(recorded, 'throttle');
    expect(throttles).toHaveLength(5);
    expect(throttles[0]).toMatchObject({ ...subject, attempt: 1, error: { name: throttle } });
    expect(throttles[4]).toMatchObject({ ...subject, unprocessedCount: 8 });
  });

  it('tell of a throttle that is not retried', async () => {
    const recorded = recordEvents(['retry', 'throttle']);
    const db = fake({ faults: { kind: 'throttle' }, client: { maxAttempts: 1 } });
    await inTime(errorOf(db.getItem({ TableName, Key })));
    expect(eventsOn(recorded, 'throttle')).toHaveLength(1);
    expect(eventsOn(recorded, 'retry')).toEqual([]);
  });

  it('have the code of a lost connection', async () => {
    const recorded = recordEvents(['retry']);
    await inTime(all(fake({ faults: { kind: 'cut', times: 1 } }).getItem({ TableName, Key })));
    expect(eventsOn(recorded, 'retry')).toMatchObject([
      { kind: 'transient', error: { name: 'TransportError', code: 'ECONNRESET' } },
    ]);
  });
});
