import { from, lastValueFrom, map } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProvisionedThroughputExceededException } from '../../lib/index.ts';
import { type FakeTable, fakeDynamoDB } from '../../lib/testing/index.ts';
import { throughput } from '../../lib/testing/throughput.ts';
import { all } from '../support/all.ts';
import { errorOf } from '../support/error-of.ts';
import { settleOnVirtualTime, useVirtualTime } from '../support/virtual-time.ts';

const TableName = 'Music';
/** An item of just below 4 KB, which costs half a unit to read and 4 units to write. */
const items = Array.from({ length: 60 }, (_, id) => ({ id, text: 'x'.repeat(4000) }));

const createFake = (units: FakeTable['units'], maxAttempts = 1) =>
  fakeDynamoDB({ [TableName]: { key: ['id'], items, pageSize: 4, units } }, { client: { maxAttempts } });

const inTime = <T>(promise: Promise<T>) => settleOnVirtualTime(promise, 600_000);

describe('the units of a table', () => {
  beforeEach(useVirtualTime);
  afterEach(() => {
    vi.useRealTimers();
  });

  it('are no limit by default', async () => {
    const { db, counts } = createFake(undefined);
    await inTime(all(db.scan({ TableName })));
    expect(counts.requests).toBe(15);
  });

  it('throttle reads beyond them with the reason of the service, until a second later', async () => {
    const { db } = createFake(1);
    const read = () => inTime(all(db.getItem({ TableName, Key: { id: 1 } })));
    await read();
    await read();
    const error = await inTime(errorOf(db.getItem({ TableName, Key: { id: 1 } })));
    expect(error).toBeInstanceOf(ProvisionedThroughputExceededException);
    expect(error).toMatchObject({
      throttlingReasons: [{ reason: 'TableReadProvisionedThroughputExceeded' }],
    });
    await vi.advanceTimersByTimeAsync(1000);
    expect(await read()).toHaveLength(1);
  });

  it('count reads and writes apart', async () => {
    const { db } = createFake({ write: 1 });
    const [Item] = items;
    await inTime(all(db.putItem({ TableName, Item: Item ?? {} })));
    const error = await inTime(errorOf(db.deleteItem({ TableName, Key: { id: 5 } })));
    expect(error).toMatchObject({
      throttlingReasons: [{ reason: 'TableWriteProvisionedThroughputExceeded' }],
    });
    expect(await inTime(all(db.scan({ TableName })))).toHaveLength(60);
  });

  it('slow a scan down to what they admit', async () => {
    const { db, counts } = createFake(2, 4);
    expect(await inTime(all(db.scan({ TableName })))).toEqual(items);
    // 15 pages of 2 units, at 2 units per second, of which the first second is in the bucket.
    expect(Date.now()).toBeGreaterThan(12_000);
    expect(counts.requests).toBeGreaterThan(15);
  });

  it('leave writes beyond them unprocessed, and a batch operator writes everything', async () => {
    const { db, items: stored, requests } = createFake({ write: 10 }, 4);
    const more = from(items).pipe(map((item) => ({ ...item, id: item.id + 100 })));
    await inTime(lastValueFrom(more.pipe(db.batchWrite({ TableName }))));
    expect(stored(TableName)).toHaveLength(120);
    expect(requests.filter(({ operation }) => operation === 'BatchWriteItem').length).toBeGreaterThan(3);
  });

  it('leave keys beyond them unprocessed', async () => {
    const { db } = createFake({ read: 1 });
    const Keys = [{ id: 1 }, { id: 2 }, { id: 3 }];
    const input = { RequestItems: { [TableName]: { Keys, ConsistentRead: true } } };
    const [output] = await inTime(all(db.batchGetItem(input)));
    expect(output?.UnprocessedKeys).toEqual({
      [TableName]: { Keys: [{ id: 2 }, { id: 3 }], ConsistentRead: true },
    });
    const error = await inTime(errorOf(db.batchGetItem(input)));
    expect(error).toBeInstanceOf(ProvisionedThroughputExceededException);
  });

  it('survive a clock that is set back', () => {
    let now = 1_000_000;
    const { admits, spend } = throughput({ read: 10 }, () => now);
    spend('read', 10);
    now = 0;
    expect(admits('read')).toBe(false);
    now = 200;
    expect(admits('read')).toBe(true);
  });
});
