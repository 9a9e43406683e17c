import { firstValueFrom, type Observable } from 'rxjs';
import { expect, it } from 'vitest';
import type { DynamoDB } from '../../lib/index.ts';
import { fakeDynamoDB } from '../../lib/testing/index.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import type { ServerName } from '../support/servers/running-server.ts';
import { keyed, testTable } from '../support/servers/test-table.ts';

/** Slots whose order as numbers differs from that of their texts, and from that of their writes. */
const slots = [10, -3.5, 2, 1e20, 0, -20, 1.5e-7, 11];
const numbered = slots.map((slot) => ({ shelf: 'a', slot: BigInt(slot === 1e20 ? 1e20 : 0) || slot }));
/** U+FF5E is above the surrogates of U+1F3B5 in UTF-16, and below it in UTF-8. */
const words = ['b', 'a', 'ab', '', 'B', '\u{ff5e}', '\u{1f3b5}', 'abc'].map((word) => ({
  shelf: 'w',
  word: `x${word}`,
}));
const binaries = [[2], [1, 255], [1], [128]].map((bytes) => ({ shelf: 'a', id: Uint8Array.from(bytes) }));
const large = { shelf: 'c', slot: 1, text: 'x'.repeat(9000) };

type Request = (db: DynamoDB, TableName: string) => Observable<unknown>;

/** The result of a request: an output without the names of tables, or the name of an error. */
async function resultOf(request: Request, db: DynamoDB, TableName: string): Promise<unknown> {
  try {
    const output = await firstValueFrom(request(db, TableName));
    return JSON.parse(
      JSON.stringify(output, (_, value) => (typeof value === 'bigint' ? String(value) : value)).replaceAll(
        TableName,
        'Table',
      ),
    );
  } catch (error) {
    return `${error}`.replace(/:.*/s, '');
  }
}

/** Queries the shelf `a` with a condition on the sort key. */
const queried =
  (condition: string, values: object = {}, more: object = {}): Request =>
  (db, TableName) =>
    db
      .query({
        TableName,
        KeyConditionExpression: `shelf = :shelf${condition}`,
        ExpressionAttributeValues: { ':shelf': 'a', ...values },
        ...more,
      })
      .pages();

const total = { ReturnConsumedCapacity: 'TOTAL' } as const;
const key = (slot: number) => ({ shelf: 'a', slot });

const ofNumbers: readonly (readonly [title: string, request: Request])[] = [
  ['a query of a partition', queried('')],
  ['a query in descending order', queried('', {}, { ScanIndexForward: false })],
  ['a condition with =', queried(' AND slot = :a', { ':a': 2 })],
  ['a condition with <', queried(' AND slot < :a', { ':a': 2 })],
  ['a condition with <=', queried(' AND slot <= :a', { ':a': 2 })],
  ['a condition with >', queried(' AND slot > :a', { ':a': -3.5 })],
  ['a condition with >=', queried(' and slot >= :a', { ':a': -3.5 })],
  ['a condition with BETWEEN', queried(' AND slot BETWEEN :a AND :b', { ':a': -4, ':b': 2 })],
  ['a condition in parentheses', queried(' AND (slot between :a and :b)', { ':a': -4, ':b': 2 })],
  [
    'a condition with a name',
    queried(' AND #s > :a', { ':a': 1 }, { ExpressionAttributeNames: { '#s': 'slot' } }),
  ],
  ['a page with a limit', queried(' AND slot > :a', { ':a': -4 }, { Limit: 3 })],
  ['a page after a key without an item', queried('', {}, { ExclusiveStartKey: key(1) })],
  ['the same in descending order', queried('', {}, { ExclusiveStartKey: key(1), ScanIndexForward: false })],
  ['a number of items', queried('', {}, { Select: 'COUNT' })],
  ['a start key of another partition', queried('', {}, { ExclusiveStartKey: { shelf: 'b', slot: 1 } })],
  ['a start key without its sort key', queried('', {}, { ExclusiveStartKey: { shelf: 'a' } })],
  ['a condition on no key attribute', queried(' AND other = :a', { ':a': 1 })],
  ['two conditions on the sort key', queried(' AND slot > :a AND slot < :a', { ':a': 1 })],
  ['a condition with OR', queried(' OR slot = :a', { ':a': 1 })],
  ['a condition with <>', queried(' AND slot <> :a', { ':a': 1 })],
  ['a condition that ends too early', queried(' AND slot >')],
  ['an unknown function', queried(' AND contains(slot, :a)', { ':a': 1 })],
  ['a value that is missing', queried(' AND slot = :a')],
  ['a value that is unused', queried('', { ':a': 1 })],
  ['a name that is missing', queried(' AND #s = :a', { ':a': 1 })],
  ['a name that is unused', queried('', {}, { ExpressionAttributeNames: { '#s': 'slot' } })],
  ['a limit of 0', queried('', {}, { Limit: 0 })],
  ['a query without a condition', (db, TableName) => db.query({ TableName }).pages()],
  ['the capacity of a query', queried('', {}, total)],
  ['the capacity of a consistent query', queried('', { ':shelf': 'c' }, { ...total, ConsistentRead: true })],
  ['the capacity of an empty query', queried('', { ':shelf': 'none' }, total)],
  ['an item', (db, TableName) => db.getItem({ TableName, Key: key(2) })],
  ['no item', (db, TableName) => db.getItem({ TableName, Key: key(99), ...total })],
  [
    'the capacity of an item',
    (db, TableName) => db.getItem({ TableName, Key: { shelf: 'c', slot: 1 }, ...total }),
  ],
  [
    'a key with another attribute',
    (db, TableName) => db.getItem({ TableName, Key: { ...key(1), other: 1 } }),
  ],
  ['a key without its sort key', (db, TableName) => db.deleteItem({ TableName, Key: { shelf: 'a' } })],
  ['an item without its key', (db, TableName) => db.putItem({ TableName, Item: { slot: 1 } })],
  [
    'an item that is too large',
    (db, TableName) => db.putItem({ TableName, Item: { ...key(1), text: 'x'.repeat(409_600) } }),
  ],
  [
    'the old item of a put',
    (db, TableName) => db.putItem({ TableName, Item: key(2), ReturnValues: 'ALL_OLD' }),
  ],
  [
    'no old item of a delete',
    (db, TableName) => db.deleteItem({ TableName, Key: key(99), ReturnValues: 'ALL_OLD' }),
  ],
  [
    'values of a put that it cannot return',
    (db, TableName) => db.putItem({ TableName, Item: key(2), ReturnValues: 'ALL_NEW' }),
  ],
  [
    'the capacity of a smaller item',
    (db, TableName) => db.putItem({ TableName, Item: { shelf: 'c', slot: 1 }, ...total }),
  ],
  ['the capacity of a larger item', (db, TableName) => db.putItem({ TableName, Item: large, ...total })],
  [
    'the capacity of a delete',
    (db, TableName) => db.deleteItem({ TableName, Key: { shelf: 'c', slot: 1 }, ...total }),
  ],
  ['a segment without a total', (db, TableName) => db.scan({ TableName, Segment: 0 }).pages()],
  [
    'a segment beyond the total',
    (db, TableName) => db.scan({ TableName, Segment: 2, TotalSegments: 2 }).pages(),
  ],
  ['a table that does not exist', (db) => db.getItem({ TableName: 'no-such-table', Key: key(1) })],
  [
    'a batch of reads',
    (db, TableName) =>
      db.batchGetItem({ RequestItems: { [TableName]: { Keys: [key(2), key(99)] } }, ...total }),
  ],
  [
    'a batch with a key twice',
    (db, TableName) => db.batchGetItem({ RequestItems: { [TableName]: { Keys: [key(2), key(2)] } } }),
  ],
  [
    'a batch of writes',
    (db, TableName) =>
      db.batchWriteItem({
        RequestItems: {
          [TableName]: [{ PutRequest: { Item: key(50) } }, { DeleteRequest: { Key: key(51) } }],
        },
        ...total,
      }),
  ],
  [
    'a batch with an item that it puts and deletes',
    (db, TableName) =>
      db.batchWriteItem({
        RequestItems: {
          [TableName]: [{ PutRequest: { Item: key(50) } }, { DeleteRequest: { Key: key(50) } }],
        },
      }),
  ],
  ['a batch of nothing', (db) => db.batchWriteItem({ RequestItems: {} })],
  [
    'a batch of too many writes',
    (db, TableName) =>
      db.batchWriteItem({
        RequestItems: {
          [TableName]: slots.flatMap((_, a) =>
            [0, 1, 2, 3].map((b) => ({ PutRequest: { Item: key(100 + 4 * a + b) } })),
          ),
        },
      }),
  ],
];

const ofWords: typeof ofNumbers = [
  ['words in order', queried('', { ':shelf': 'w' })],
  ['words in descending order', queried('', { ':shelf': 'w' }, { ScanIndexForward: false })],
  ['words with a prefix', queried(' AND begins_with(word, :a)', { ':shelf': 'w', ':a': 'xa' })],
  ['words of a range', queried(' AND word BETWEEN :a AND :b', { ':shelf': 'w', ':a': 'xa', ':b': 'xb' })],
  [
    'a function whose name has another case',
    queried(' AND BEGINS_WITH(word, :a)', { ':shelf': 'w', ':a': 'xa' }),
  ],
];

const ofBinaries: typeof ofNumbers = [
  ['binaries in order', queried('')],
  ['binaries with a prefix', queried(' AND begins_with(id, :a)', { ':a': Uint8Array.of(1) })],
  ['binaries of a range', queried(' AND id > :a', { ':a': Uint8Array.of(1) })],
];

const ofDynamoDBLocal = {
  'the capacity of an empty query': 'it says 0, while the service charges at least half a unit',
  'no old item of a delete': 'it returns a capacity that was not asked for',
  'a batch of reads': 'it charges nothing for a missing item, while the service charges half a unit',
  'a batch of writes': 'it charges 2 units for the deletion of a missing item, while the service charges 1',
};

/** Where a server itself gives another result than the service. */
const different: Readonly<Record<ServerName, Readonly<Record<string, string>>>> = {
  dynalite: {
    'the capacity of an empty query': 'it says 0, while the service charges at least half a unit',
    'a segment without a total': 'it scans the table',
  },
  dynoxide: {
    'a start key of another partition': 'it accepts it',
    'a function whose name has another case':
      'it accepts it, while the names of functions are case-sensitive',
  },
  'DynamoDB Local': ofDynamoDBLocal,
  'DynamoDB Local 1.25': ofDynamoDBLocal,
};

describeOnEachServer('a fake gives the result of a server for', (server) => {
  const tables = [
    { name: 'slot', type: 'N', items: [...numbered, large], requests: ofNumbers },
    { name: 'word', type: 'S', items: words, requests: ofWords },
    { name: 'id', type: 'B', items: binaries, requests: ofBinaries },
  ] as const;

  for (const { name, type, items, requests } of tables) {
    const definition = keyed({ shelf: 'S', [name]: type }, ['shelf', name]);
    const { db, TableName } = testTable(server, { definition, items });
    const fake = fakeDynamoDB({ Fake: { key: ['shelf', name], items } });

    it.for(requests)('%s', async ([title, request], context) => {
      const reason = different[server.name][title];
      context.skip(reason !== undefined, `${server.name} differs from the service: ${reason}`);
      expect(await resultOf(request, fake.db, 'Fake')).toEqual(await resultOf(request, db, TableName));
    });
  }
});
