import { firstValueFrom, lastValueFrom, tap } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { scopeOf, targetOf } from '../../lib/capacity/capacity-limiter.ts';
import { type CapacityLimiter, ClientClosedError, DynamoDB } from '../../lib/index.ts';
import { errorOf } from '../support/error-of.ts';
import { fakeService } from '../support/fake-service.ts';

const TableName = 'Music';
const table = {
  TableName,
  ProvisionedThroughput: { ReadCapacityUnits: 100_000, WriteCapacityUnits: 100 },
  GlobalSecondaryIndexes: [
    { IndexName: 'byYear', ProvisionedThroughput: { ReadCapacityUnits: 40_000, WriteCapacityUnits: 40 } },
  ],
};

const described = () => fakeService(() => ({ body: { Table: table } }));
const refused = (name: string) =>
  fakeService(() => ({ status: 400, body: { __type: `ns#${name}`, message: 'no' } }));

const settled = (limiter: CapacityLimiter) =>
  lastValueFrom(limiter.acquire({ read: 1 }).pipe(tap((permit) => permit.settle({ read: 1 }))));

describe('db.capacityLimiter', () => {
  it('sends DescribeTable when units are first acquired, once', async () => {
    const { db, server } = await described();
    const limiter = db.capacityLimiter({ TableName }, { read: '40%', write: '10%', share: 1 / 2 });
    expect(scopeOf(limiter)).toEqual({ TableName });
    await Promise.all([settled(limiter), settled(limiter)]);
    await settled(limiter);
    expect(server.requests.map(({ target, body }) => ({ target, body }))).toEqual([
      { target: expect.stringMatching(/DescribeTable$/), body: { TableName } },
    ]);
    expect([targetOf(limiter, 'read'), targetOf(limiter, 'write')]).toEqual([20_000, 5]);
  });

  it('takes the throughput of an index, also from a table', async () => {
    const { db } = await described();
    const resource = { TableName, IndexName: 'byYear' };
    const ofClient = db.capacityLimiter(resource, { read: '50%' });
    const ofTable = db.table(TableName).capacityLimiter({ IndexName: 'byYear', read: '50%' });
    for (const limiter of [ofClient, ofTable]) {
      await settled(limiter);
      expect(scopeOf(limiter)).toEqual(resource);
      const usage = await firstValueFrom(limiter.usage);
      expect(usage.read).toMatchObject({
        target: 20_000,
        percentageOf: { basis: 'provisioned', units: 40_000 },
      });
    }
  });

  it('sends nothing if the limits are numbers', async () => {
    const { db, server } = await described();
    await settled(db.table(TableName).capacityLimiter({ read: 1000, write: 10, share: 1 / 2 }));
    expect(server.requests).toEqual([]);
  });

  it.each(['AccessDeniedException', 'ResourceNotFoundException'])(
    'says after an %s how to go on',
    async (name) => {
      const { db, server } = await refused(name);
      const limiter = db.capacityLimiter({ TableName }, { read: '40%' });
      const error = await errorOf(limiter.acquire({ read: 1 }));
      expect(error).toMatchObject({ name, operation: 'DescribeTable', tableName: TableName });
      expect(error).toMatchObject({ message: expect.stringContaining('give units per second') });
      expect((error as Error).stack).toContain('capacity-limits.spec.ts');
      expect(await errorOf(limiter.acquire({ read: 1 }))).not.toBe(error);
      expect(server.requests).toHaveLength(2);
    },
  );

  it('refuses an index that the table does not have', async () => {
    const { db } = await described();
    const limiter = db.capacityLimiter({ TableName, IndexName: 'byYaer' }, { read: '40%' });
    expect(await errorOf(limiter.acquire({ read: 1 }))).toMatchObject({
      name: 'InvalidOptionError',
      option: 'IndexName',
    });
  });

  it('fails with a ClientClosedError if it has to ask after close', async () => {
    const { db } = await described();
    const asked = db.capacityLimiter({ TableName }, { read: '40%' });
    await settled(asked);
    const limiter = db.capacityLimiter({ TableName }, { read: '40%' });
    await db.close();
    const error = await errorOf(limiter.acquire({ read: 1 }));
    expect(error).toBeInstanceOf(ClientClosedError);
    expect((error as Error).message).not.toContain('units per second');
    await settled(asked);
  });

  it.each([undefined, null, {}, { TableName: '' }, { TableName: 5 }])('refuses %j as a table', (resource) => {
    const { capacityLimiter } = new DynamoDB();
    const limit = () => Reflect.apply(capacityLimiter, undefined, [resource, { read: 5 }]);
    expect(limit).toThrow(expect.objectContaining({ name: 'InvalidOptionError', option: 'TableName' }));
  });

  it('refuses an empty name of an index', () => {
    const limit = () => new DynamoDB().capacityLimiter({ TableName, IndexName: '' }, { read: 5 });
    expect(limit).toThrow(expect.objectContaining({ name: 'InvalidOptionError', option: 'IndexName' }));
  });
});
