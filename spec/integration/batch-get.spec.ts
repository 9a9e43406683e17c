import { from } from 'rxjs';
import { expect, it, vi } from 'vitest';
import { all } from '../support/all.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { localClient } from '../support/servers/local-client.ts';
import { testTable } from '../support/servers/test-table.ts';
import { seededFaultPlan } from '../support/wire/fault-plan.ts';
import { startFaultProxy } from '../support/wire/fault-proxy.ts';

const items = Array.from({ length: 250 }, (_, n) => ({ id: `song ${n}`, n }));

describeOnEachServer('reading batches', (server) => {
  const { db, TableName } = testTable(server, { items });
  const keys = items.map(({ id }) => ({ id }));

  it('emits one result per key, also for missing items and repeated keys', async () => {
    const requested = [...keys, { id: 'missing' }, ...keys.slice(0, 20)];
    const results = await all(from(requested).pipe(db.batchGet({ TableName, ConsistentRead: true })));
    expect(new Set(results.map(({ Key }) => Key))).toEqual(new Set(requested));
    expect(results).toHaveLength(requested.length);
    for (const { Key, Item } of results) expect(Item).toEqual(items.find(({ id }) => id === Key.id));
  });

  it('emits the projected attributes of an item and its key', async () => {
    const projection = { ProjectionExpression: '#n', ExpressionAttributeNames: { '#n': 'n' } };
    const results = await all(from(keys.slice(0, 2)).pipe(db.batchGet({ TableName, ...projection })));
    expect(results).toEqual(items.slice(0, 2).map((Item) => ({ Key: { id: Item.id }, Item })));
  });

  it('retries throttled batches and unprocessed keys until every key has a result', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.001);
    const faults = seededFaultPlan(7, [
      [0.3, { kind: 'throttle' }],
      [0.3, { kind: 'unprocessed', count: 60 }],
    ]);
    await using proxy = await startFaultProxy(server.endpoint, faults);
    await using client = localClient(proxy.endpoint);
    const results = await all(from(keys).pipe(client.batchGet({ TableName }, { key: ['id'] })));
    expect(proxy.faults.length).toBeGreaterThan(1);
    expect(new Set(results.map(({ Item }) => Item))).toEqual(new Set(items));
  });
});
