import { from } from 'rxjs';
import { expect, it, vi } from 'vitest';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { localClient } from '../support/servers/local-client.ts';
import { seededPlan } from '../support/wire/fault-plan.ts';
import { startFaultProxy } from '../support/wire/fault-proxy.ts';
import { all } from '../support/all.ts';
import { testTable } from '../support/servers/test-table.ts';

const items = Array.from({ length: 250 }, (_, n) => ({ id: `song ${n}`, n }));

describeOnEachServer('reading batches', (server) => {
  const { db, TableName } = testTable(server, { items });
  const keys = items.map(({ id }) => ({ id }));

  it('answers every key once: those of items, of none, and those that come again', async () => {
    const asked = [...keys, { id: 'nobody' }, ...keys.slice(0, 20)];
    const results = await all(from(asked).pipe(db.batchGet({ TableName, ConsistentRead: true })));
    expect(new Set(results.map(({ Key }) => Key))).toEqual(new Set(asked));
    expect(results).toHaveLength(asked.length);
    for (const { Key, Item } of results) expect(Item).toEqual(items.find(({ id }) => id === Key.id));
  });

  it('reads what a projection leaves of an item, and its key', async () => {
    const how = { ProjectionExpression: '#n', ExpressionAttributeNames: { '#n': 'n' } };
    const results = await all(from(keys.slice(0, 2)).pipe(db.batchGet({ TableName, ...how })));
    expect(results).toEqual(items.slice(0, 2).map((Item) => ({ Key: { id: Item.id }, Item })));
  });

  it('asks until there is nothing left, through throttles and keys that stay unprocessed', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.001);
    const trouble = seededPlan(7, [
      [0.3, { kind: 'throttle' }],
      [0.3, { kind: 'holdBack', count: 60 }],
    ]);
    await using proxy = await startFaultProxy(server.endpoint, trouble);
    await using client = localClient(proxy.endpoint);
    const results = await all(from(keys).pipe(client.batchGet({ TableName }, { key: ['id'] })));
    expect(proxy.faults.length).toBeGreaterThan(1);
    expect(new Set(results.map(({ Item }) => Item))).toEqual(new Set(items));
  });
});
