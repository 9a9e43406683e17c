import fc from 'fast-check';
import { firstValueFrom, from, map, take, tap } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { capacityLimiter, scanCheckpoint } from '../../lib/index.ts';
import { type FakeDynamoDBOptions, fakeDynamoDB } from '../../lib/testing/index.ts';
import { all } from '../support/all.ts';
import { settleOnVirtualTime, useVirtualTime } from '../support/virtual-time.ts';
import { type Consumption, consumedOf, worstSecond } from './consumed-units-of.ts';

const TableName = 'Music';

/** Items of 1 KB: eight cost one unit to read, and each one unit to write. */
const items = Array.from({ length: 600 }, (_, id) => ({ pk: id % 5, id, text: 'x'.repeat(1000) }));

function musicTable(options: FakeDynamoDBOptions = {}, pageSize = 1000) {
  const key = ['pk', 'id'] as const;
  return fakeDynamoDB({ [TableName]: { key, items, pageSize }, Copy: { key } }, options);
}

const inTime = <T>(promise: Promise<T>) => settleOnVirtualTime(promise, 3_600_000);

/** Collects pages with the time at which they came. */
async function consumptionOf(pages: ReturnType<ReturnType<typeof musicTable>['db']['scan']>) {
  const consumptions: Consumption[] = [];
  const collected = await inTime(
    all(
      pages
        .pages()
        .pipe(
          tap(({ ConsumedCapacity }) =>
            consumptions.push({ at: Date.now(), units: ConsumedCapacity?.CapacityUnits ?? 0 }),
          ),
        ),
    ),
  );
  const total = consumptions.reduce((sum, { units }) => sum + units, 0);
  return { pages: collected, total, worst: worstSecond(consumptions) };
}

beforeEach(useVirtualTime);
afterEach(() => {
  vi.useRealTimers();
});

describe('a limited scan', () => {
  it.each([4, 10, 25, 100])('keeps a target of %d units in every second', async (read) => {
    const { db } = musicTable();
    const { total, worst } = await consumptionOf(
      db.scan({ TableName }, { limiter: capacityLimiter({ read }) }),
    );
    expect(total).toBeGreaterThan(70);
    expect(worst).toBeLessThanOrEqual(1.3 * read);
    expect(total / (Date.now() / 1000)).toBeGreaterThan(0.8 * read);
  });

  it('keeps the target of a parallel scan, whose segments share what is learned', async () => {
    const { db, requests } = musicTable({ delay: 40 });
    const read = 25;
    const scan = db.parallelScan({ TableName, TotalSegments: 4 }, { limiter: capacityLimiter({ read }) });
    const { total, worst } = await consumptionOf(scan);
    expect(worst).toBeLessThanOrEqual(1.3 * read);
    expect(total / (Date.now() / 1000)).toBeGreaterThan(0.8 * read);
    expect(requests.filter(({ input }) => input.Limit === 1).length).toBeLessThanOrEqual(4);
  });

  it('counts what is scanned and not what a filter or a count leaves', async () => {
    const { db } = musicTable();
    const scan = db.scan({ TableName, Select: 'COUNT' }, { limiter: capacityLimiter({ read: 20 }) });
    const { pages, worst } = await consumptionOf(scan);
    expect(pages.reduce((sum, { Count = 0 }) => sum + Count, 0)).toBe(items.length);
    expect(worst).toBeLessThanOrEqual(26);
  });

  it('follows a limit that is raised while it runs, up to whole pages', async () => {
    const { db, requests } = musicTable();
    const limiter = capacityLimiter({ read: 10 });
    const scan = db.scan({ TableName }, { limiter });
    let scanned = 0;
    await inTime(
      all(
        scan.pages().pipe(
          tap(({ Count = 0 }) => {
            scanned += Count;
            if (scanned > 50) limiter.set({ read: 10_000 });
          }),
        ),
      ),
    );
    expect(requests.at(-1)?.input).not.toHaveProperty('Limit');
    expect(requests.length).toBeLessThan(15);
  });

  it('never asks for more items than the caller', async () => {
    const { db, requests } = musicTable();
    await inTime(all(db.scan({ TableName, Limit: 5 }, { limiter: capacityLimiter({ read: 50 }) })));
    expect(Math.max(...requests.map(({ input }) => Number(input.Limit)))).toBe(5);
  });

  it('stops with `take`, with no request after it', async () => {
    const { db, requests } = musicTable();
    const limiter = capacityLimiter({ read: 10 });
    expect(await inTime(all(db.scan({ TableName }, { limiter }).pipe(take(3))))).toEqual(items.slice(0, 3));
    const sent = requests.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(requests).toHaveLength(sent);
  });

  it('begins with what an earlier one has learned', async () => {
    const { db, requests } = musicTable();
    const limiter = capacityLimiter({ read: 100 });
    const input = { TableName };
    await inTime(all(db.scan(input, { limiter })));
    const sent = requests.length;
    await inTime(all(db.scan(input, { limiter }).pipe(take(1))));
    expect(requests[sent]?.input.Limit).toBeGreaterThan(50);
  });

  it('does not change the input', async () => {
    const { db } = musicTable();
    const input = Object.freeze({ TableName });
    expect(await inTime(all(db.scan(input, { limiter: capacityLimiter({ read: 100 }) })))).toEqual(items);
  });

  it('resumes from the checkpoint of a scan without a limiter, and the other way round', async () => {
    const { db } = musicTable({}, 20);
    const limiter = capacityLimiter({ read: 200 });
    for (const [first, second] of [
      [{ limiter }, {}],
      [{}, { limiter }],
    ]) {
      const checkpoint = scanCheckpoint();
      const read: unknown[] = [];
      const scan = (options: object, from: typeof checkpoint) =>
        db.parallelScan({ TableName, TotalSegments: 3 }, { ...options, checkpoint: from }).pages();
      const pages = scan(first ?? {}, checkpoint).pipe(
        tap((page) => {
          read.push(...(page.Items ?? []));
          checkpoint.acknowledge(page);
        }),
        take(6),
      );
      await inTime(all(pages));
      expect(read.length).toBeLessThan(items.length);
      const rest = await inTime(
        all(scan(second ?? {}, scanCheckpoint(JSON.parse(JSON.stringify(checkpoint))))),
      );
      read.push(...rest.flatMap((page) => page.Items ?? []));
      const ids = read.map((item) => (item as (typeof items)[number]).id);
      expect(ids.sort((one, other) => one - other)).toEqual(items.map(({ id }) => id));
    }
  });

  it('is not stalled by a wait for units that is longer than the stall timeout', async () => {
    const throttled = new Set([1]);
    const { db } = musicTable(
      {
        faults: ({ operation, repeats, page }) =>
          operation === 'Scan' && page === 1 && repeats === 0 && throttled.has(1)
            ? { kind: 'throttle' }
            : undefined,
      },
      100,
    );
    // Each page of 100 items costs 12.5 units, for which it waits 125 seconds.
    const scan = db.scan({ TableName }, { limiter: capacityLimiter({ read: 0.1 }), stallTimeout: 100_000 });
    expect(await inTime(all(scan.pipe(take(120))))).toHaveLength(120);
  });

  it('has the items of a scan without a limiter, in their order', async () => {
    const cases = fc.record({
      read: fc.integer({ min: 20, max: 3000 }),
      pageSize: fc.integer({ min: 1, max: 1000 }),
      limit: fc.constantFrom(undefined, 1, 7, 500),
      segments: fc.integer({ min: 1, max: 6 }),
      prefetch: fc.integer({ min: 0, max: 2 }),
      ConsistentRead: fc.boolean(),
      partition: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        cases,
        async ({ read, pageSize, limit, segments, prefetch, ConsistentRead, partition }) => {
          const { db } = musicTable({}, pageSize);
          const input = { TableName, ConsistentRead, ...(limit !== undefined && { Limit: limit }) };
          const query = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': 3 } };
          const stream = (options: object) =>
            partition
              ? db.query({ ...input, ...query }, options)
              : db.parallelScan({ ...input, TotalSegments: segments }, options);
          const limiter = capacityLimiter({ read });
          const limited = await inTime(all(stream({ limiter, prefetch })));
          const free = await inTime(all(stream({})));
          const bySegment = (one: object, other: object) =>
            partition ? 0 : Number(Reflect.get(one, 'id')) - Number(Reflect.get(other, 'id'));
          expect(limited.sort(bySegment)).toEqual(free.sort(bySegment));
        },
      ),
      { numRuns: 8 },
    );
  });
});

describe('limited batch operators', () => {
  it('keep the targets of both tables in a copy', async () => {
    const { db, items: itemsIn } = musicTable();
    const reads = capacityLimiter({ read: 50 });
    const writes = capacityLimiter({ write: 100 });
    const consumptions: Consumption[] = [];
    const copy = db.scan({ TableName }, { limiter: reads }).pipe(
      db.batchWrite({ TableName: 'Copy' }, { limiter: writes, key: ['pk', 'id'] }),
      tap(({ ConsumedCapacity }) =>
        consumptions.push({ at: Date.now(), units: ConsumedCapacity?.CapacityUnits ?? 0 }),
      ),
    );
    await inTime(all(copy));
    expect(itemsIn('Copy')).toHaveLength(items.length);
    expect(worstSecond(consumptions)).toBeLessThanOrEqual(130);
    // 600 items of one unit.
    expect(Date.now()).toBeGreaterThan(5500);
    expect(Date.now()).toBeLessThan(9000);
  });

  it('reserve for each item what its size costs', async () => {
    const { db } = musicTable({ delay: 5000 });
    const limiter = capacityLimiter({ write: 1e6 });
    const large = [
      { pk: 1, id: 1, text: 'x'.repeat(5000) },
      { pk: 1, id: 2 },
    ];
    const subscription = from(large)
      .pipe(db.batchWrite({ TableName: 'Copy' }, { limiter, key: ['pk', 'id'] }))
      .subscribe();
    await vi.advanceTimersByTimeAsync(200);
    expect(await consumedOf(limiter, 'write')).toBe(5 + 1);
    subscription.unsubscribe();
  });

  it('learn how much more an item costs than its size', async () => {
    const large = items.slice(0, 60).map((item) => ({ ...item, text: 'x'.repeat(5000) }));
    const { db } = fakeDynamoDB(
      { [TableName]: { key: ['pk', 'id'], items: large } },
      { delay: ({ repeats }) => (repeats > 0 ? 5000 : 1) },
    );
    const limiter = capacityLimiter({ write: 1e6 });
    const deletion = db.batchDelete({ TableName }, { limiter, key: ['pk', 'id'] });
    await inTime(all(from(large).pipe(deletion)));
    await vi.advanceTimersByTimeAsync(2000);
    // The same requests again, whose responses take longer.
    const subscription = from(large.slice(0, 25)).pipe(deletion).subscribe();
    await vi.advanceTimersByTimeAsync(200);
    expect(await consumedOf(limiter, 'write')).toBeCloseTo(25 * 5);
    subscription.unsubscribe();
  });

  it('read what a limiter allows', async () => {
    const { db } = musicTable();
    const limiter = capacityLimiter({ read: 100 });
    const keys = from(items).pipe(map(({ pk, id }) => ({ pk, id })));
    const results = await inTime(all(keys.pipe(db.batchGet({ TableName }, { limiter, key: ['pk', 'id'] }))));
    expect(results.filter(({ Item }) => Item !== undefined)).toHaveLength(items.length);
    // 600 items of half a unit.
    expect(Date.now()).toBeGreaterThan(2000);
    expect(Date.now()).toBeLessThan(6000);
  });

  it('share a limiter with a scan', async () => {
    const { db } = musicTable({ delay: 20 });
    const limiter = capacityLimiter({ read: 40 });
    const units = { scan: 0, get: 0 };
    const scan = db.parallelScan({ TableName, TotalSegments: 4 }, { limiter }).pages();
    const keys = from([...items, ...items]).pipe(map(({ pk, id }) => ({ pk, id })));
    const get = keys.pipe(db.batchGet({ TableName }, { limiter, key: ['pk', 'id'] }));
    const subscription = scan.subscribe(({ ConsumedCapacity }) => {
      units.scan += ConsumedCapacity?.CapacityUnits ?? 0;
    });
    subscription.add(
      get.subscribe(({ ConsumedCapacity }) => {
        units.get += ConsumedCapacity?.CapacityUnits ?? 0;
      }),
    );
    await settleOnVirtualTime(firstValueFrom(from(sleep(3000))), 10_000);
    subscription.unsubscribe();
    expect(units.scan + units.get).toBeLessThanOrEqual(3 * 40 * 1.1 + 50);
    expect(units.scan).toBeGreaterThan(30);
    expect(units.get).toBeGreaterThan(30);
  });
});

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
