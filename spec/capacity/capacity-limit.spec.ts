import { firstValueFrom } from 'rxjs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  AccessDeniedException,
  type CapacityLimiter,
  ClientClosedError,
  ConditionalCheckFailedException,
  capacityLimiter,
  InvalidOptionError,
} from '../../lib/index.ts';
import { errorOf } from '../support/error-of.ts';
import { fakeService } from '../support/fake-service.ts';
import { localClient } from '../support/servers/local-client.ts';
import { silentDispatcher } from '../support/silent-dispatcher.ts';
import { settle, settleOnVirtualTime, useVirtualTime } from '../support/virtual-time.ts';
import { type Handler, startFakeServer } from '../support/wire/fake-server.ts';
import { consumedOf } from './consumed-units-of.ts';

const TableName = 'Music';
const input = { TableName, Key: { id: 1 } };
const consumed = (CapacityUnits: number) => ({ ConsumedCapacity: { TableName, CapacityUnits } });

/** A limiter that lets everything go within a few milliseconds. */
const generous = () => capacityLimiter({ read: 1e6, write: 1e6 });

/** A limiter in so much debt that it lets nothing go for an hour. */
async function exhausted(): Promise<CapacityLimiter> {
  const limiter = capacityLimiter({ read: 1, write: 1 });
  for (const kind of ['read', 'write'] as const) {
    const permit = await firstValueFrom(limiter.acquire({ [kind]: 0 }));
    permit.settle({ [kind]: 3600 });
  }
  return limiter;
}

const failure =
  (name: string, status = 400): Handler =>
  () => ({ status, body: { __type: name, message: 'failed' } });

afterEach(() => {
  vi.useRealTimers();
});

describe('the units of an attempt', () => {
  it('are settled by what the response says', async () => {
    const { db, server } = await fakeService(() => ({ body: consumed(97) }));
    const limiter = generous();
    await firstValueFrom(db.getItem(input, { limiter }));
    expect(await consumedOf(limiter, 'read')).toBe(97);
    expect(server.requests[0]?.body).toMatchObject({ ReturnConsumedCapacity: 'TOTAL' });
  });

  it('are as estimated if the response does not say', async () => {
    const { db } = await fakeService(() => ({ body: {} }));
    const limiter = generous();
    await firstValueFrom(db.putItem({ TableName, Item: { id: 1, text: 'x'.repeat(3000) } }, { limiter }));
    expect(await consumedOf(limiter, 'write')).toBe(4);
  });

  it.each(['ProvisionedThroughputExceededException', 'ValidationException', 'AccessDeniedException'])(
    'are returned after a refusal with %s',
    async (name) => {
      const { db } = await fakeService(failure(name));
      const limiter = generous();
      expect(await errorOf(db.getItem(input, { limiter, maxAttempts: 1 }))).toMatchObject({ name });
      expect(await consumedOf(limiter, 'read')).toBe(0);
    },
  );

  it('are returned if the connection was refused', async () => {
    const server = await startFakeServer(() => ({ body: {} }));
    await server.stop();
    const db = localClient(server.endpoint);
    const limiter = generous();
    await errorOf(db.getItem(input, { limiter, maxAttempts: 2 }));
    expect(await consumedOf(limiter, 'read')).toBe(0);
    await db.close();
  });

  it('are spent after a condition was checked', async () => {
    const { db } = await fakeService(failure('ConditionalCheckFailedException'));
    const limiter = generous();
    const error = await errorOf(db.deleteItem(input, { limiter }));
    expect(error).toBeInstanceOf(ConditionalCheckFailedException);
    expect(await consumedOf(limiter, 'write')).toBe(1);
  });

  it('are spent for each attempt whose response was lost', async () => {
    const { db } = await fakeService(({ attempt }) =>
      attempt < 2 ? (response) => response.destroy() : { body: consumed(5) },
    );
    const limiter = generous();
    await firstValueFrom(db.getItem(input, { limiter }));
    expect(await consumedOf(limiter, 'read')).toBe(1 + 1 + 5);
  });

  it('are spent after a status of 500', async () => {
    const { db } = await fakeService(failure('InternalServerError', 500));
    const limiter = generous();
    await errorOf(db.getItem(input, { limiter, maxAttempts: 1 }));
    expect(await consumedOf(limiter, 'read')).toBe(1);
  });

  it('are spent if the request is aborted in flight', async () => {
    const dispatcher = silentDispatcher();
    const db = localClient('http://localhost:8000', { dispatcher });
    const limiter = generous();
    const subscription = db.getItem(input, { limiter }).subscribe();
    await dispatcher.whenRequested();
    subscription.unsubscribe();
    expect(dispatcher.inFlight).toBe(0);
    expect(await consumedOf(limiter, 'read')).toBe(1);
    await db.close();
  });

  it('are counted apart from throttles, which `usage` tells', async () => {
    const throttle = failure('ProvisionedThroughputExceededException');
    const { db } = await fakeService((request) =>
      request.attempt === 0 ? throttle(request) : { body: consumed(2) },
    );
    const limiter = generous();
    let throttled = 0;
    const usage = limiter.usage.subscribe(({ read }) => {
      throttled += read?.throttled ?? 0;
    });
    await firstValueFrom(db.getItem(input, { limiter }));
    await vi.waitFor(() => expect(throttled).toBe(1), { timeout: 3000 });
    usage.unsubscribe();
    expect(await consumedOf(limiter, 'write')).toBe(0);
  });
});

describe('the consumed capacity of a limited request', () => {
  const requested = async (given: 'NONE' | 'TOTAL' | 'INDEXES' | undefined, limit: 'all' | 'table') => {
    const { db, server } = await fakeService(() => ({ body: {} }));
    const limiter = limit === 'all' ? generous() : db.capacityLimiter({ TableName }, { read: 1e6 });
    const request = Object.freeze({ ...input, ReturnConsumedCapacity: given });
    await firstValueFrom(db.getItem(request, { limiter }));
    const body = server.requests[0]?.body;
    return body && Reflect.get(body, 'ReturnConsumedCapacity');
  };

  it('is raised to the total', async () => {
    expect(await requested(undefined, 'all')).toBe('TOTAL');
    expect(await requested('NONE', 'all')).toBe('TOTAL');
  });

  it('is raised to that of each index for the limiter of a table', async () => {
    expect(await requested(undefined, 'table')).toBe('INDEXES');
    expect(await requested('TOTAL', 'table')).toBe('INDEXES');
  });

  it('is never lowered', async () => {
    expect(await requested('INDEXES', 'all')).toBe('INDEXES');
  });

  it('is asked for once, whatever kind of object the input is', async () => {
    const { db, server } = await fakeService(() => ({ body: {} }));
    const limiter = generous();
    class Input {
      readonly TableName = TableName;
      readonly Key = { id: 1 };
    }
    const get = (each: object) => firstValueFrom(Reflect.apply(db.getItem, db, [each, { limiter }]));
    await get(new Input());
    await get(Object.assign(Object.create(null), input));
    await get({ ...input, toJSON: () => ({ ...input, ReturnConsumedCapacity: 'INDEXES' }) });
    const texts = server.requests.map(({ body }) => body && Reflect.get(body, 'ReturnConsumedCapacity'));
    expect(texts).toEqual(['TOTAL', 'TOTAL', 'INDEXES']);
  });

  it('is not asked for by operations that consume no units', async () => {
    const { db, server } = await fakeService();
    await firstValueFrom(db.describeTable({ TableName }, { limiter: await exhausted() }));
    expect(server.requests[0]?.body).toEqual({ TableName });
  });
});

describe('a request that waits for its units', () => {
  it('is not sent, and leaves the queue when it is unsubscribed', async () => {
    const { db, server } = await fakeService();
    const limiter = await exhausted();
    const subscription = db.getItem(input, { limiter }).subscribe();
    expect((await firstValueFrom(limiter.usage)).read?.waiting).toBe(1);
    subscription.unsubscribe();
    expect((await firstValueFrom(limiter.usage)).read?.waiting).toBe(0);
    expect(server.requests).toEqual([]);
  });

  it('ends with the reason of its signal', async () => {
    const { db, server } = await fakeService();
    const controller = new AbortController();
    const limiter = await exhausted();
    const error = errorOf(db.scan({ TableName }, { limiter, signal: controller.signal }));
    await settle();
    controller.abort(new Error('enough'));
    expect(await error).toMatchObject({ message: 'enough' });
    expect((await firstValueFrom(limiter.usage)).read?.waiting).toBe(0);
    expect(server.requests).toEqual([]);
  });

  it('does not use up the timeout of the request', async () => {
    const { db } = await fakeService(() => ({ body: {} }), { requestTimeout: 100 });
    const limiter = capacityLimiter({ read: 2 });
    // The bucket starts empty, and one unit takes until it is full: a quarter of a second.
    const start = Date.now();
    await firstValueFrom(db.getItem(input, { limiter, maxAttempts: 1 }));
    expect(Date.now() - start).toBeGreaterThan(200);
  });

  it('fails two seconds after the client was closed, as one that waits for credentials', async () => {
    useVirtualTime();
    const dispatcher = silentDispatcher();
    const db = localClient('http://localhost:8000', { dispatcher });
    const error = errorOf(db.getItem(input, { limiter: await exhausted() }));
    await settle();
    const start = Date.now();
    await settleOnVirtualTime(db.close(), 60_000);
    expect(await error).toBeInstanceOf(ClientClosedError);
    expect(String(await error)).toContain('the limiter did not let the request go');
    expect(Date.now() - start).toBe(2000);
    expect(dispatcher.requests).toBe(0);
  });
});

describe('the option `limiter`', () => {
  const invalid = { read: 100 } as unknown as CapacityLimiter;

  it('is refused before anything is sent if it is no limiter', async () => {
    const { db, server } = await fakeService();
    for (const call of [
      db.getItem(input, { limiter: invalid }),
      db.scan({ TableName }, { limiter: invalid }),
      db.parallelScan({ TableName, TotalSegments: 2 }, { limiter: invalid }),
      db.executeStatement({ Statement: 'SELECT * FROM Music' }, { limiter: invalid }),
      db.transactGetItems({ TransactItems: [] }, { limiter: invalid }),
      db.describeTable({ TableName }, { limiter: invalid }),
    ]) {
      expect(await errorOf(call)).toBeInstanceOf(InvalidOptionError);
    }
    expect(() => db.batchWrite({ TableName }, { limiter: invalid })).toThrow(InvalidOptionError);
    expect(() => db.batchGet({ TableName }, { limiter: invalid })).toThrow(InvalidOptionError);
    expect(() => db.table(TableName).batchDelete({ limiter: invalid })).toThrow(InvalidOptionError);
    expect(server.requests).toEqual([]);
  });

  it('fails the request with the error of the DescribeTable that a percentage needs', async () => {
    const { db, server } = await fakeService(failure('AccessDeniedException'));
    const limiter = db.capacityLimiter({ TableName }, { read: '40%' });
    expect(await errorOf(db.getItem(input, { limiter }))).toBeInstanceOf(AccessDeniedException);
    expect(await errorOf(db.scan({ TableName }, { limiter }))).toBeInstanceOf(AccessDeniedException);
    expect(server.requests.every(({ operation }) => operation === 'DescribeTable')).toBe(true);
  });
});
