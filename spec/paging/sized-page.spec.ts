import { EMPTY, map, of, throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { StreamCapacity } from '../../lib/capacity/operator-capacity.ts';
import { streamCapacity } from '../../lib/capacity/operator-capacity.ts';
import { capacityLimiter } from '../../lib/index.ts';
import { sizedPage } from '../../lib/paging/sized-page.ts';
import { all } from '../support/all.ts';
import { fakeService } from '../support/fake-service.ts';

const TableName = 'Music';
const Items: readonly object[] = [];

/** A table of a thousand items of 1 KB, for which 100 read units a second are provisioned. */
const description = {
  Table: {
    TableName,
    ItemCount: 1000,
    TableSizeBytes: 1_024_000,
    ProvisionedThroughput: { ReadCapacityUnits: 100, WriteCapacityUnits: 100 },
  },
};

const musicService = () =>
  fakeService(({ operation }) => ({
    body: operation === 'DescribeTable' ? description : { Items, Count: 0, ScannedCount: 0 },
  }));

describe('the first page of a stream', () => {
  it('has a `Limit` from the mean size of the items, which DescribeTable tells before it', async () => {
    const { db, server } = await musicService();
    const limiter = db.capacityLimiter({ TableName }, { read: '40%' });
    await all(db.scan({ TableName }, { limiter }));
    expect(server.requests.map(({ operation }) => operation)).toEqual(['DescribeTable', 'Scan']);
    // An eighth of 40 units reads 40 KB.
    expect(server.requests[1]?.body).toMatchObject({ Limit: 40, ReturnConsumedCapacity: 'INDEXES' });
  });

  it('has it in a query and in a parallel scan as well', async () => {
    const { db, server } = await musicService();
    const limiter = db.capacityLimiter({ TableName }, { read: '40%' });
    await all(db.parallelScan({ TableName, TotalSegments: 2 }, { limiter }));
    await all(db.query({ TableName, KeyConditionExpression: 'a = b', ConsistentRead: true }, { limiter }));
    const limits = server.requests.map(({ body }) => Reflect.get(Object(body), 'Limit'));
    expect(limits).toEqual([undefined, 40, 40, 20]);
  });

  it('has no `Limit` if only writes are limited', async () => {
    const { db, server } = await musicService();
    const limiter = db.capacityLimiter({ TableName }, { write: '40%' });
    await all(db.scan({ TableName }, { limiter }));
    expect(server.requests.map(({ operation }) => operation)).toEqual(['Scan']);
    expect(server.requests[0]?.body).not.toHaveProperty('Limit');
  });
});

describe('a sized page', () => {
  it('is the request itself without a limiter', () => {
    const page$ = of('page');
    expect(sizedPage(undefined, 'Scan', {}, () => page$)).toBe(page$);
  });

  it('gets the request as it is if that is no object, for the encoder to refuse', async () => {
    const capacity = streamCapacity(capacityLimiter({ read: 1 }));
    const request = undefined as unknown as object;
    expect(await all(sizedPage(capacity, 'Scan', request, (input) => of(input)))).toEqual([undefined]);
  });

  it('makes attempts of one request', async () => {
    let made = 0;
    const capacity = {
      withLimit: (_: string, input: object) => ({ ...input, Limit: 1 }),
      whenKnown: () => EMPTY,
    } as unknown as StreamCapacity;
    const page$ = sizedPage(capacity, 'Scan', {}, (input) => {
      made++;
      return of(input).pipe(map((each) => ({ each })));
    });
    expect(await all(page$)).toEqual([{ each: { Limit: 1 } }]);
    expect(await all(page$)).toEqual([{ each: { Limit: 1 } }]);
    expect(made).toBe(1);
  });

  it('fails with the error of the limiter', async () => {
    const capacity = {
      whenKnown: () => throwError(() => new Error('no permission')),
    } as unknown as StreamCapacity;
    await expect(all(sizedPage(capacity, 'Scan', {}, (input) => of(input)))).rejects.toThrow('no permission');
  });
});
