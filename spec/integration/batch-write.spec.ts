import fc from 'fast-check';
import { from, ignoreElements, type Observable } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { BatchWriteError, ExactNumber, type WriteRequest } from '../../lib/index.ts';
import { all } from '../support/all.ts';
import { errorOf } from '../support/error-of.ts';
import { fakeService } from '../support/fake-service.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { freshTableName } from '../support/servers/fresh-table.ts';
import { keyed, testTable } from '../support/servers/test-table.ts';
import { wireItems } from './wire-items.ts';

const songs = (count: number) => Array.from({ length: count }, (_, n) => ({ id: `song ${n}`, n }));

/** A song whose key is a number, while the key of the table is a string. */
const invalidSong = { id: 17 };

describeOnEachServer('writing batches', (server) => {
  const types = keyed({ artist: 'B', number: 'N' }, ['artist', 'number']);
  const [original, copy] = [
    testTable(server, { definition: types }),
    testTable(server, { definition: types }),
  ];
  const { db, TableName, read } = testTable(server);

  it('copies values of every type exactly', async () => {
    const items = Array.from({ length: 60 }, (_, n) => ({
      artist: Uint8Array.of(255, n % 3),
      number: new ExactNumber(`1.${'0'.repeat(34)}${n + 10}`),
      set: new Set([10n ** 30n]),
      list: [null, true, { nested: [`é😀 ${n}`] }],
    }));
    await all(from(items).pipe(db.batchWrite({ TableName: original.TableName })));
    const scan = db.parallelScan({ TableName: original.TableName, TotalSegments: 3 });
    expect(await all(scan.pipe(db.batchWrite({ TableName: copy.TableName })))).toHaveLength(items.length);
    const copied = await wireItems(db, copy.TableName);
    expect(copied).toHaveLength(items.length);
    expect(copied).toEqual(await wireItems(db, original.TableName));
  });

  it('deletes the items of a scan', async () => {
    const { TableName: full } = original;
    await all(from([{ artist: Uint8Array.of(1), number: 1 }]).pipe(db.batchWrite({ TableName: full })));
    const deleted = await all(db.scan({ TableName: full }).pipe(db.batchDelete({ TableName: full })));
    expect(deleted.length).toBeGreaterThan(0);
    expect(await wireItems(db, full)).toEqual([]);
  });

  it('writes all items but the one that the service rejects, which is emitted with its error', async () => {
    const items = [...songs(12), invalidSong, ...songs(30)];
    const results = await all(from(items).pipe(db.batchWrite<object>({ TableName }, { onFailure: 'emit' })));
    expect(results).toHaveLength(items.length);
    expect(results.filter(({ error }) => error !== undefined)).toMatchObject([
      {
        item: invalidSong,
        error: { name: 'ValidationException', operation: 'BatchWriteItem', tableName: TableName },
      },
    ]);
    expect(await wireItems(db, TableName)).toHaveLength(30);
  });

  it('fails on a rejected item with all unwritten items', async () => {
    const error = await errorOf(from([...songs(12), invalidSong]).pipe(db.batchWrite<object>({ TableName })));
    expect(error).toBeInstanceOf(BatchWriteError);
    expect(error).toMatchObject({ cause: { name: 'ValidationException' }, tableName: TableName });
    expect(error).toHaveProperty(['unwritten', 0], invalidSong);
  });

  it('applies the last write of each key in any sequence', { timeout: 120_000 }, async () => {
    const sequences = fc.array(fc.nat(3), { minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(sequences, fc.integer({ min: 1, max: 4 }), async (sequence, concurrency) => {
        const items = sequence.map((id, n) => ({ id: `key ${id}`, n }));
        await all(from(items).pipe(db.batchWrite({ TableName }, { concurrency, key: ['id'] })));
        const last = new Map(items.map((item) => [item.id, item]));
        for (const item of last.values()) expect(await read({ id: item.id })).toEqual(item);
      }),
      { numRuns: 15 },
    );
  });

  it('applies puts and deletes of each key in the order of their source', { timeout: 120_000 }, async () => {
    const sequences = fc.array(fc.tuple(fc.nat(3), fc.boolean()), { minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(sequences, fc.integer({ min: 1, max: 4 }), async (sequence, concurrency) => {
        const requests = sequence.map(([id, isPut], n) => {
          const Key = { id: `mixed ${id}` };
          return isPut ? { PutRequest: { Item: { ...Key, n } } } : { DeleteRequest: { Key: { ...Key, n } } };
        });
        const write = db.batchWriteRequests({ TableName }, { concurrency });
        expect(await all(from(requests).pipe(write))).toHaveLength(requests.length);
        const last = new Map(sequence.map(([id], n) => [id, requests[n]]));
        for (const [id, request] of last)
          expect(await read({ id: `mixed ${id}` })).toEqual(request?.PutRequest?.Item);
      }),
      { numRuns: 15 },
    );
  });

  it('writes all puts and deletes but those that the service rejects', async () => {
    const rejected = [{ DeleteRequest: { Key: invalidSong } }, { PutRequest: { Item: invalidSong } }];
    const puts = songs(40).map(({ id }) => ({ PutRequest: { Item: { id: `one of ${id}` } } }));
    const requests: readonly WriteRequest[] = [...puts.slice(0, 10), ...rejected, ...puts.slice(10)];
    const results = await all(
      from(requests).pipe(db.batchWriteRequests({ TableName }, { onFailure: 'emit' })),
    );
    expect(results).toHaveLength(requests.length);
    const failures = results.filter(({ error }) => error !== undefined);
    expect(failures.map(({ item, error }) => [item, error?.name])).toEqual(
      expect.arrayContaining(rejected.map((request) => [request, 'ValidationException'])),
    );
    expect(failures).toHaveLength(rejected.length);
    const deletes = puts.map(({ PutRequest: { Item } }) => ({ DeleteRequest: { Key: Item } }));
    await all(from(deletes).pipe(db.batchWriteRequests({ TableName })));
    for (const { PutRequest } of puts.slice(0, 3)) expect(await read(PutRequest.Item)).toBeUndefined();
  });

  it('fails if the table does not exist, before it writes', async () => {
    const error = await errorOf(from(songs(3)).pipe(db.batchWrite({ TableName: freshTableName() })));
    expect(error).toMatchObject({
      name: 'BatchWriteError',
      unwritten: songs(3),
      cause: { name: 'ResourceNotFoundException', operation: 'DescribeTable' },
    });
  });
});

describe('unsubscribing from a batch write', () => {
  it('aborts the request in flight', async () => {
    const { db, server } = await fakeService(() => new Promise(() => {}));
    const written$: Observable<never> = from(songs(1)).pipe(
      db.batchWrite({ TableName: 'Music' }, { key: ['id'] }),
      ignoreElements(),
    );
    const subscription = written$.subscribe();
    const { operation, aborted } = await server.arrival(0);
    subscription.unsubscribe();
    await aborted;
    expect(operation).toBe('BatchWriteItem');
    expect(server.requests).toHaveLength(1);
  });
});
