import { map, take } from 'rxjs';
import { expect, it } from 'vitest';
import { ExactNumber } from '../../lib/index.ts';
import { all } from '../support/all.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { index, keyed, testTable } from '../support/servers/test-table.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);

interface Entry {
  readonly owner: Uint8Array;
  readonly at: number | bigint | ExactNumber;
  readonly group: number;
  readonly mark: Uint8Array;
}

/** Keys of every type in one partition of the table and of each index, so that the partition has several pages. */
const entries: readonly Entry[] = [
  { owner: bytes(0, 255, 128), at: -(10n ** 20n), group: 7, mark: bytes(255, 254) },
  {
    owner: bytes(0, 255, 128),
    at: new ExactNumber('-0.1234567890123456789012345'),
    group: 7,
    mark: bytes(0),
  },
  { owner: bytes(0, 255, 128), at: 0, group: 7, mark: bytes(128, 0, 128) },
  { owner: bytes(0, 255, 128), at: 1.5, group: 7, mark: bytes(127) },
  { owner: bytes(0, 255, 128), at: 12345678901234567890123456789012345678n, group: 7, mark: bytes(62, 63) },
];

/** Binary attributes are sorted as unsigned bytes. */
const byMark = [1, 4, 3, 2, 0].map((index) => entries[index]?.at);

describeOnEachServer('paginating by keys that are numbers and binaries', (server) => {
  const { db, TableName } = testTable(server, {
    definition: {
      ...keyed({ owner: 'B', at: 'N', group: 'N', mark: 'B' }, ['owner', 'at']),
      GlobalSecondaryIndexes: [index('byGroup', ['group', 'mark'])],
      LocalSecondaryIndexes: [index('byMark', ['owner', 'mark'])],
    },
    items: entries,
  });

  const ofOwner = {
    TableName,
    KeyConditionExpression: '#owner = :owner',
    ExpressionAttributeNames: { '#owner': 'owner' },
    ExpressionAttributeValues: { ':owner': bytes(0, 255, 128) },
    Limit: 2,
  };
  const ofMark = { ...ofOwner, IndexName: 'byMark' };
  const ofGroup = {
    ...ofOwner,
    IndexName: 'byGroup',
    ExpressionAttributeNames: { '#owner': 'group' },
    ExpressionAttributeValues: { ':owner': 7 },
  };

  it.each([
    ['a table', ofOwner, entries.map(({ at }) => at)],
    ['a local index', ofMark, byMark],
    ['a global index', ofGroup, byMark],
  ])('reaches the last page in a query of %s', async (_source, input, order) => {
    const found = await all(db.query<Entry>(input));
    expect(found.map(({ at }) => at)).toEqual(order);
    expect(new Set(found)).toEqual(new Set(entries));
  });

  it.each([
    ['a table', ofOwner, { owner: entries[1]?.owner, at: entries[1]?.at }],
    ['a local index', ofMark, { owner: entries[4]?.owner, at: entries[4]?.at, mark: entries[4]?.mark }],
    ['a global index', ofGroup, entries[4]],
  ])(
    'returns the whole key of a page in a query of %s, from which another query resumes',
    async (_source, input, key) => {
      const [page] = await all(db.query<Entry>(input).pages().pipe(take(1)));
      expect(page?.LastEvaluatedKey).toEqual(key);
      const rest = await all(db.query<Entry>({ ...input, ExclusiveStartKey: page?.LastEvaluatedKey }));
      expect([...(page?.Items ?? []), ...rest]).toEqual(await all(db.query<Entry>(input)));
    },
  );

  it.each([undefined, 'byMark', 'byGroup'])('reaches the last page in a scan (index %s)', async (name) => {
    const found = await all(db.scan<Entry>({ TableName, IndexName: name, Limit: 2 }));
    expect(found).toHaveLength(entries.length);
    expect(new Set(found)).toEqual(new Set(entries));
  });

  it('reads an index in descending order', async () => {
    const found = db.query<Entry>({ ...ofMark, ScanIndexForward: false }).pipe(map(({ at }) => at));
    expect(await all(found)).toEqual([...byMark].reverse());
  });
});
