import { AsyncLocalStorage, createHook } from 'node:async_hooks';
import { tracingChannel } from 'node:diagnostics_channel';
import { lastValueFrom, take, tap } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type CallEvent, channelNames, pacedMergeMap } from '../../lib/index.ts';
import { type FakeDynamoDBOptions, fakeDynamoDB } from '../../lib/testing/index.ts';
import { all } from '../support/all.ts';
import { errorOf } from '../support/error-of.ts';
import { settle, settleOnVirtualTime, useVirtualTime } from '../support/virtual-time.ts';
import { eventsOn, recordEvents } from './recorded-events.ts';

const TableName = 'Music';
const songs = Array.from({ length: 9 }, (_, number) => ({ artist: 'Nina', number }));

const fake = (options: FakeDynamoDBOptions = {}) =>
  fakeDynamoDB({ [TableName]: { key: ['artist', 'number'], items: songs, pageSize: 3 } }, options).db;
const inTime = <T>(promise: Promise<T>) => settleOnVirtualTime(promise, 600_000);

beforeEach(useVirtualTime);
afterEach(() => void vi.useRealTimers());

describe('the channel rxdynamo:call', () => {
  it('publishes the start, the end of the synchronous part and the end of a call, with one event object', async () => {
    const recorded = recordEvents(['call']);
    await inTime(all(fake().getItem({ TableName, Key: songs[0] as object, ConsistentRead: true })));
    expect(recorded.map(({ on }) => on)).toEqual([
      'call:start',
      'call:end',
      'call:asyncStart',
      'call:asyncEnd',
    ]);
    expect(new Set(recorded.map(({ original }) => original)).size).toBe(1);
    const [start] = recorded;
    expect(start?.event).toEqual({
      operation: 'GetItem',
      tableName: TableName,
      tableNames: [TableName],
      parameters: { ConsistentRead: true },
    });
    expect(eventsOn(recorded, 'call:asyncEnd')).toEqual([
      {
        ...start?.event,
        attempts: 1,
        statusCode: 200,
        requestId: expect.stringMatching(/^[\da-f-]{36}$/),
        serverAddress: expect.any(String),
        serverPort: expect.any(Number),
      },
    ]);
  });

  it('publishes each page of a scan, with its counts and its segment, also 0', async () => {
    const recorded = recordEvents(['call']);
    const input = { TableName, TotalSegments: 1, Limit: 4, ReturnConsumedCapacity: 'TOTAL' } as const;
    await inTime(all(fake().parallelScan(input)));
    const pages = eventsOn(recorded, 'call:asyncEnd');
    expect(pages.map(({ Count }) => Count)).toEqual([3, 3, 3]);
    expect(pages[0]).toMatchObject({
      operation: 'Scan',
      segment: 0,
      parameters: { TotalSegments: 1, Limit: 4 },
      ScannedCount: 3,
      ConsumedCapacity: { TableName, CapacityUnits: expect.any(Number) },
    });
  });

  it('counts the attempts and the delays of a page that a stream retries as one call', async () => {
    const recorded = recordEvents(['call']);
    const db = fake({ faults: { kind: 'throttle', page: 1, times: 2 } });
    await inTime(all(db.scan({ TableName })));
    const pages = eventsOn(recorded, 'call:asyncEnd');
    expect(pages.map(({ attempts }) => attempts)).toEqual([1, 3, 1]);
    expect(pages.map(({ totalRetryDelay }) => totalRetryDelay)).toEqual([
      undefined,
      expect.any(Number),
      undefined,
    ]);
  });

  it('names all tables of a batch and of a transaction', async () => {
    const recorded = recordEvents(['call']);
    const Key = { artist: 'Nina', number: 1 };
    const db = fake();
    const items = [{ Get: { TableName: 'Music', Key } }, { Get: { TableName: 'Copy', Key } }];
    await inTime(
      errorOf(db.batchGetItem({ RequestItems: { Music: { Keys: [Key] }, Copy: { Keys: [Key] } } })),
    );
    await inTime(errorOf(db.transactGetItems({ TransactItems: items })));
    const starts = eventsOn(recorded, 'call:start');
    expect(starts.map(({ tableNames }) => tableNames)).toEqual([
      ['Music', 'Copy'],
      ['Music', 'Copy'],
    ]);
    expect(starts.map(({ tableName }) => tableName)).toEqual([undefined, undefined]);
  });

  it('publishes an error before the end, with the facts but without the message', async () => {
    const recorded = recordEvents(['call']);
    const db = fake({ faults: { kind: 'fail', name: 'AccessDeniedException' } });
    const error = await inTime(errorOf(db.getItem({ TableName, Key: songs[0] as object })));
    expect(recorded.map(({ on }) => on).slice(2)).toEqual(['call:error', 'call:asyncStart', 'call:asyncEnd']);
    const [event] = eventsOn(recorded, 'call:error');
    expect(event?.error).toEqual({
      name: 'AccessDeniedException',
      statusCode: 400,
      requestId: (error as { requestId: string }).requestId,
      retryable: false,
      attempts: 1,
      notRetriedBecause: 'notRetryable',
    });
  });

  it('ends a call that fails before anything is sent: invalid values, a closed client', async () => {
    const recorded = recordEvents(['call']);
    const db = fake();
    await errorOf(db.putItem({ TableName, Item: { artist: 'Nina', number: Number.NaN } }));
    await db.close();
    await errorOf(db.getItem({ TableName, Key: songs[0] as object }));
    expect(recorded.map(({ on }) => on)).toEqual(
      [1, 2].flatMap(() => ['call:start', 'call:error', 'call:asyncStart', 'call:asyncEnd', 'call:end']),
    );
    const names = eventsOn(recorded, 'call:error').map(({ error }) => (error as { name: string }).name);
    expect(names).toEqual(['InvalidValueError', 'ClientClosedError']);
  });

  it('ends a call that is unsubscribed from, or whose signal is aborted, as aborted', async () => {
    const recorded = recordEvents(['call', 'request']);
    const db = fake();
    const controller = new AbortController();
    const call = db.getItem({ TableName, Key: songs[0] as object });
    const subscription = call.subscribe();
    const aborted = errorOf(db.scan({ TableName }, { signal: controller.signal }));
    await settle();
    subscription.unsubscribe();
    controller.abort();
    await aborted;
    expect(eventsOn(recorded, 'call:asyncEnd')).toMatchObject([{ aborted: true }, { aborted: true }]);
    expect(eventsOn(recorded, 'request:asyncEnd')).toMatchObject([{ aborted: true }, { aborted: true }]);
    expect(eventsOn(recorded, 'call:error')).toEqual([]);
  });

  it('ends a call before its subscriber is notified, so that the work of a consumer is not part of it', async () => {
    const recorded = recordEvents(['call']);
    const ends: number[] = [];
    const db = fake();
    await inTime(
      all(
        db
          .scan({ TableName })
          .pipe(pacedMergeMap(async () => ends.push(eventsOn(recorded, 'call:asyncEnd').length), 1)),
      ),
    );
    expect(ends.slice(0, 4)).toEqual([1, 1, 1, 2]);
  });

  it('runs the call with the stores that are bound to its start, but its subscriber without them', async () => {
    const store = new AsyncLocalStorage<unknown>();
    const channel = tracingChannel<unknown, CallEvent>(channelNames.call);
    const seen: unknown[] = [];
    channel.start.bindStore(store as AsyncLocalStorage<object>, ({ operation }: CallEvent) => ({
      operation,
    }));
    const requests = tracingChannel(channelNames.request);
    const onRequest = () => seen.push(store.getStore());
    requests.start.subscribe(onRequest);
    onTestFinished(() => {
      channel.start.unbindStore(store as AsyncLocalStorage<object>);
      requests.start.unsubscribe(onRequest);
    });
    const db = fake();
    const see = () => seen.push(store.getStore());
    const scan = db.scan({ TableName }).pipe(
      pacedMergeMap(async () => see(), 1),
      take(4),
    );
    await store.run('outer', () => inTime(lastValueFrom(scan)));
    expect(seen).toEqual([{ operation: 'Scan' }, 'outer', 'outer', 'outer', { operation: 'Scan' }, 'outer']);

    seen.length = 0;
    const get = db.getItem({ TableName, Key: songs[0] as object }).pipe(tap({ next: see, complete: see }));
    await store.run('outer', () => inTime(lastValueFrom(get)));
    const faulty = fake({ faults: { kind: 'fail', name: 'AccessDeniedException' } });
    const failing = faulty.getItem({ TableName, Key: songs[0] as object }).pipe(tap({ error: see }));
    await store.run('outer', () => inTime(errorOf(failing)));
    const call = { operation: 'GetItem' };
    expect(seen).toEqual([call, 'outer', 'outer', call, 'outer']);
  });

  it('builds no event while nobody listens', async () => {
    let traces = 0;
    let reads = 0;
    const hook = createHook({
      init: (_id, type) => {
        if (type === 'RxdynamoTrace') traces++;
      },
    });
    const input = {
      TableName,
      get Select() {
        reads++;
        return 'ALL_ATTRIBUTES' as const;
      },
    };
    const scan = () => inTime(all(fake({ faults: { kind: 'throttle', times: 1 } }).scan(input)));
    hook.enable();
    await scan();
    const silent = { traces, reads };
    recordEvents(['call', 'request']);
    await scan();
    hook.disable();
    expect(silent.traces).toBe(0);
    expect(traces).toBe(3 + 4);
    // The event of each page reads the parameter once more.
    expect(reads - silent.reads).toBe(silent.reads + 3);
  });
});
