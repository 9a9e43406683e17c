import assert from 'node:assert/strict';
import fc from 'fast-check';
import { from, toArray } from 'rxjs';
import { expect, it } from 'vitest';
import { ItemBytes, unmarshall } from '../../lib/index.ts';
import { all } from '../support/all.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { testTable } from '../support/servers/test-table.ts';
import { storableItems } from './storable-items.ts';

/** A fixed seed, so that each run writes the same items. */
const runs = { numRuns: 25, seed: 20261127 };

/** Items in one order, because a scan has none. */
const byId = (all: readonly { readonly id?: unknown }[]) =>
  all.toSorted((one, other) => String(one.id).localeCompare(String(other.id)));

describeOnEachServer('items as bytes', (server) => {
  const { db, TableName } = testTable(server);
  const { TableName: Copy } = testTable(server);

  const tables = fc
    .array(storableItems(server), { minLength: 1, maxLength: 30 })
    .map((all) => all.map((item, index) => ({ ...item, id: `item ${index}` })));

  const clear = (table: string) =>
    all(
      db
        .scan({ TableName: table, ConsistentRead: true }, { items: 'bytes' })
        .pipe(db.batchDelete({ TableName: table })),
    );

  it('are copied to another table without a change, and are deleted', async () => {
    const property = fc.asyncProperty(
      tables,
      fc.constantFrom({}, { key: ['id'] }),
      async (written, options) => {
        await clear(TableName);
        await clear(Copy);
        await all(from(written).pipe(db.batchWrite({ TableName }, options)));
        const copied = await all(
          db
            .parallelScan(
              { TableName, TotalSegments: 3, Limit: 10, ConsistentRead: true },
              { items: 'bytes' },
            )
            .pipe(db.batchWrite({ TableName: Copy }, options)),
        );
        assert.deepStrictEqual(byId(copied.map(({ item }) => unmarshall(item))), byId(written));
        const stored = await all(db.scan({ TableName: Copy, ConsistentRead: true }));
        assert.deepStrictEqual(byId(stored), byId(written));
      },
    );
    await fc.assert(property, runs);
    await clear(Copy);
    expect(await all(db.scan({ TableName: Copy, ConsistentRead: true }))).toEqual([]);
  });

  it('are read by key and by query as they are scanned', async () => {
    await all(from([{ id: 'a', n: 1.5 }, { id: 'b' }]).pipe(db.batchWrite({ TableName })));
    const options = { items: 'bytes' } as const;
    const Key = { id: 'a' };
    const [scanned] = await all(
      db.query(
        { TableName, KeyConditionExpression: 'id = :id', ExpressionAttributeValues: { ':id': 'a' } },
        options,
      ),
    );
    const [read] = await all(db.getItem({ TableName, Key, ConsistentRead: true }, options));
    const [found] = await all(
      from([Key]).pipe(db.batchGet({ TableName, ConsistentRead: true }, options), toArray()),
    );
    for (const item of [scanned, read?.Item, found?.[0]?.Item]) {
      expect(item).toBeInstanceOf(ItemBytes);
      expect(item?.toJSON()).toEqual({ id: { S: 'a' }, n: { N: '1.5' } });
    }
    await clear(TableName);
  });
});
