import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { concatMap, lastValueFrom, of, Subject, take, timer } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { capacityLimiter, pacedMergeMap, type WaitEvent } from '../../lib/index.ts';
import { startWait } from '../../lib/progress/start-wait.ts';
import { type FakeDynamoDBOptions, fakeDynamoDB } from '../../lib/testing/index.ts';
import { settleOnVirtualTime, useVirtualTime } from '../support/virtual-time.ts';

const events: WaitEvent[] = [];
const record = (message: unknown) => void events.push(message as WaitEvent);

beforeEach(() => {
  events.length = 0;
  useVirtualTime();
  subscribe('rxdynamo:wait', record);
});

afterEach(() => {
  unsubscribe('rxdynamo:wait', record);
  vi.useRealTimers();
});

function music(options: FakeDynamoDBOptions = {}) {
  const items = Array.from({ length: 8 }, (_, index) => ({ Artist: `Artist ${index}` }));
  return fakeDynamoDB({ Music: { key: ['Artist'], items, pageSize: 2 } }, { delay: 10, ...options });
}

const kinds = () => [...new Set(events.map(({ kind }) => kind))];
const longest = () => Math.max(...events.map(({ milliseconds }) => milliseconds));

describe('the channel rxdynamo:wait', () => {
  it('publishes a wait for demand once it has ended', async () => {
    const { db } = music();
    const copied = db.scan({ TableName: 'Music' }).pipe(pacedMergeMap(() => timer(1000), 1));
    await settleOnVirtualTime(lastValueFrom(copied), 60_000);
    expect(kinds()).toEqual(['demand']);
    expect(events).toContainEqual({
      kind: 'demand',
      milliseconds: 1000,
      operation: 'Scan',
      tableName: 'Music',
      segment: undefined,
    });
  });

  it('publishes a wait for the limiter', async () => {
    const { db } = music();
    const limiter = capacityLimiter({ read: 1 });
    const scan = db.scan({ TableName: 'Music' }, { limiter });
    await settleOnVirtualTime(lastValueFrom(scan), 600_000);
    expect(kinds()).toEqual(['limiter']);
    expect(longest()).toBeGreaterThanOrEqual(250);
  });

  it('publishes a wait for a permit of a throttled stream, with its segment', async () => {
    const { db } = music({
      delay: 2000,
      faults: { kind: 'throttle', reasons: ['TableReadProvisionedThroughputExceeded'], times: 8 },
    });
    const scan = db.parallelScan({ TableName: 'Music', TotalSegments: 8 });
    await settleOnVirtualTime(lastValueFrom(scan), 600_000);
    expect(kinds()).toEqual(['window']);
    expect(new Set(events.map(({ segment }) => segment)).size).toBeGreaterThan(2);
  });

  it('publishes a wait for one of the maxClients', async () => {
    const { db } = music({ client: { maxClients: 1 } });
    const scan = db.parallelScan({ TableName: 'Music', TotalSegments: 2 });
    await settleOnVirtualTime(lastValueFrom(scan), 60_000);
    expect(kinds()).toEqual(['maxClients']);
    expect(longest()).toBe(10);
  });

  it('publishes a wait that ends because its stream is unsubscribed', async () => {
    const { db } = music();
    const stop = new Subject<void>();
    const subscription = db
      .scan({ TableName: 'Music' })
      .pipe(pacedMergeMap(() => stop, 1))
      .subscribe();
    await settleOnVirtualTime(lastValueFrom(timer(500)), 1000);
    expect(events).toEqual([]);
    subscription.unsubscribe();
    expect(events.map(({ kind, milliseconds }) => [kind, milliseconds])).toEqual([['demand', 490]]);
  });

  it('publishes nothing for requests that need not wait', async () => {
    const { db } = music();
    const read = of(1, 2, 3).pipe(
      concatMap(() => db.getItem({ TableName: 'Music', Key: { Artist: 'Artist 1' } })),
    );
    await settleOnVirtualTime(lastValueFrom(read), 1000);
    await settleOnVirtualTime(lastValueFrom(db.scan({ TableName: 'Music' }).pipe(take(1))), 1000);
    expect(events).toEqual([]);
  });

  it('has no event built while nobody subscribes to it', () => {
    const context = { operation: 'Scan', tableName: 'Music', segment: 0, meter: undefined };
    expect(startWait('demand', context)).toBeTypeOf('function');
    unsubscribe('rxdynamo:wait', record);
    expect(startWait('demand', context)).toBeUndefined();
  });
});
