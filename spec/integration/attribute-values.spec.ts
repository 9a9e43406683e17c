import { concatMap, from, lastValueFrom, map, take, tap, toArray } from 'rxjs';
import { expect, it } from 'vitest';
import {
  type AttributeMap,
  BatchWriteError,
  ExactNumber,
  ItemBytes,
  type ItemFormat,
  type Page,
  type ScanCheckpoint,
  scanCheckpoint,
  unmarshall,
} from '../../lib/index.ts';
import { all } from '../support/all.ts';
import { errorOf } from '../support/error-of.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { localClient } from '../support/servers/local-client.ts';
import { keyed, testTable } from '../support/servers/test-table.ts';
import { startFaultProxy } from '../support/wire/fault-proxy.ts';

const definition = keyed({ label: 'B', number: 'N' }, ['label', 'number']);
const label = Uint8Array.of(1, 0, 255);

/** Songs of two labels, with binary keys and numbers of 38 digits. */
const songs = Array.from({ length: 60 }, (_, index) => ({
  label: index % 2 === 0 ? label : Uint8Array.of(2),
  number: new ExactNumber(`1234567890123456789012345678901234${1000 + index}`),
  name: `song ${index}`,
}));

const nativeQuery = {
  KeyConditionExpression: 'label = :label AND #n > :from',
  ExpressionAttributeNames: { '#n': 'number' },
  ExpressionAttributeValues: { ':label': label, ':from': 1.5 },
};
const queries = {
  native: nativeQuery,
  attributeValues: {
    ...nativeQuery,
    ExpressionAttributeValues: { ':label': { B: label }, ':from': { N: '1.50' } },
  },
  bytes: nativeQuery,
};

const throughJson = (checkpoint: ScanCheckpoint) => scanCheckpoint(JSON.parse(JSON.stringify(checkpoint)));

/** The name of a song of any format. */
const nameOf = (song: { readonly name?: unknown }) => {
  const { name } = song instanceof ItemBytes ? unmarshall(song) : song;
  return typeof name === 'object' && name !== null ? Reflect.get(name, 'S') : name;
};
const namesIn = (pages: readonly Page<unknown>[]) =>
  pages.flatMap(({ Items = [] }) => Items.map((item) => nameOf(item as object))).sort();

const others = [
  ['native', 'attributeValues'],
  ['attributeValues', 'native'],
  ['bytes', 'attributeValues'],
  ['native', 'bytes'],
] as const satisfies readonly (readonly ItemFormat[])[];

describeOnEachServer('a stream', (server) => {
  const { db, TableName } = testTable(server, { definition, items: songs });
  const all60 = songs.map(nameOf).sort();

  it.each(others)('of %s items can be resumed from its checkpoint with %s', async (before, after) => {
    const streams = (items: ItemFormat, checkpoint: ScanCheckpoint) => [
      db.query<object>({ TableName, Limit: 4, ...queries[items] }, { items, checkpoint }),
      db.scan<object>({ TableName, Limit: 4 }, { items, checkpoint }),
      db.parallelScan<object>({ TableName, TotalSegments: 4, Limit: 3 }, { items, checkpoint }),
    ];
    const expected = [
      songs
        .filter((song) => song.label === label)
        .map(nameOf)
        .sort(),
      all60,
      all60,
    ];
    for (const [index, names] of expected.entries()) {
      for (const through of [throughJson, (same: ScanCheckpoint) => same]) {
        const first = scanCheckpoint();
        const done = streams(before, first)[index]?.pages().pipe(take(3), tap(first.acknowledge)) ?? from([]);
        const donePages = await all(done);
        const second = through(first);
        const rest = streams(after, second)[index]?.pages().pipe(tap(second.acknowledge)) ?? from([]);
        const restPages = await all(rest);
        expect(donePages.length).toBe(3);
        expect(restPages.length).toBeGreaterThan(0);
        expect(namesIn([...donePages, ...restPages])).toEqual(names);
      }
    }
  });

  it.each(others)(
    'of %s items has a key that starts one with %s, also by way of JSON',
    async (before, after) => {
      const scan = (items: ItemFormat, start?: object) =>
        db.scan<object>({ TableName, Limit: 7, ...(start && { ExclusiveStartKey: start }) }, { items });
      const [page] = await all(scan(before).pages().pipe(take(1)));
      const key = page?.LastEvaluatedKey ?? {};
      const json = JSON.parse(JSON.stringify(key));
      expect(json).toEqual({
        label: { B: expect.any(String) },
        number: { N: expect.stringMatching(/^\d{38}$/) },
      });
      const rest = await all(scan(before, key));
      expect(rest.length).toBe(songs.length - 7);
      expect(await all(scan(after, json).pipe(map(nameOf)))).toEqual(rest.map(nameOf));
    },
  );

  it('of AttributeValues fails with a key from which it can be resumed', async () => {
    await using proxy = await startFaultProxy(server.endpoint, ({ index }) =>
      index === 2 ? { kind: 'serverError', status: 500 } : undefined,
    );
    await using client = localClient(proxy.endpoint, { items: 'attributeValues', maxAttempts: 1 });
    const error = await errorOf(client.scan({ TableName, Limit: 7 }, { stallTimeout: 0 }));
    const { resumeKey } = error as { readonly resumeKey?: object };
    expect(resumeKey).toEqual({ label: { B: expect.any(Uint8Array) }, number: { N: expect.any(String) } });
    const saved = JSON.parse(JSON.stringify(error)).resumeKey;
    expect(saved.label.B).toEqual(expect.any(String));
    expect(await all(db.scan({ TableName, ExclusiveStartKey: saved }))).toHaveLength(songs.length - 14);
  });
});

describeOnEachServer('a batch operator with AttributeValues', (server) => {
  const options = { items: 'attributeValues' } as const;
  const { db, TableName } = testTable(server, { options });
  const item = (n: number) => ({ id: { S: `song ${n}` }, price: { N: `${n}.50` }, tags: { SS: ['b', 'a'] } });
  const items = Array.from({ length: 60 }, (_, n) => item(n));
  const stored = (n: number) => ({
    ...item(n),
    price: { N: `${n}.5` },
    tags: { SS: expect.arrayContaining(['a']) },
  });

  it('writes, reads and deletes items as they are, the key being looked up or known', async () => {
    for (const more of [{}, { key: ['id'] }]) {
      const written = await all(from(items).pipe(db.batchWrite({ TableName }, more)));
      expect(written.map(({ item: each }) => each)).toEqual(expect.arrayContaining(items));
      const keys = [...items.map(({ id }) => ({ id })), { id: { S: 'missing' } }];
      const read = await all(from(keys).pipe(db.batchGet({ TableName, ConsistentRead: true }, more)));
      const found = new Map(read.map(({ Key, Item }) => [Key, Item]));
      expect(keys.map((key) => found.get(key))).toEqual([...items.map((_, n) => stored(n)), undefined]);
      await all(from(items).pipe(db.batchDelete({ TableName }, more)));
      expect(await all(db.scan({ TableName, ConsistentRead: true }))).toEqual([]);
    }
  });

  it('writes again what is unprocessed, also with numbers in an odd form', async () => {
    await using proxy = await startFaultProxy(server.endpoint, ({ operation, attempt, index }) =>
      operation === 'BatchWriteItem' && index < 2 && attempt === 0
        ? { kind: 'unprocessed', count: 10 }
        : undefined,
    );
    await using client = localClient(proxy.endpoint, options);
    const results = await all(from(items).pipe(client.batchWrite({ TableName }, { key: ['id'] })));
    expect(results).toHaveLength(items.length);
    const read = await lastValueFrom(db.scan({ TableName, ConsistentRead: true }).pipe(toArray()));
    expect(read).toHaveLength(items.length);
  });

  it('refuses native items with their path', async () => {
    const native$ = from([{ id: 'native' }]);
    const error = await errorOf(native$.pipe(db.batchWrite({ TableName })));
    expect(error).toBeInstanceOf(BatchWriteError);
    expect(error).toMatchObject({ cause: { name: 'InvalidValueError', path: 'Item.id' } });
    const written = native$.pipe(db.batchWrite({ TableName }, { items: 'native' }));
    expect(await all(written)).toEqual([{ item: { id: 'native' } }]);
    const Key: AttributeMap = { id: { S: 'native' } };
    const read$ = from([Key]).pipe(
      concatMap((key) => db.getItem({ TableName, Key: key, ConsistentRead: true })),
    );
    expect((await lastValueFrom(read$)).Item).toEqual(Key);
  });
});
